package canvas

import "math"

// luminance is the relative luminance of WCAG 2.2, 0 for black to 1 for white.
func luminance(c rgb) float64 {
	linear := func(v rgb) float64 {
		s := float64(v&0xff) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c>>16) + 0.7152*linear(c>>8) + 0.0722*linear(c)
}

// contrast is the contrast ratio of WCAG 2.2, 1 to 21.
func contrast(a, b rgb) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// toContrast darkens c on a light page, or lightens it on a dark one, until it
// stands out by ratio.
func toContrast(c, page rgb, ratio float64) rgb {
	end := rgb(0x000000)
	if luminance(page) < 0.5 {
		end = 0xffffff
	}
	for share := 1.0; share > 0; share -= 0.02 {
		if mixed := mix(c, end, share); contrast(mixed, page) >= ratio {
			return mixed
		}
	}
	return end
}

// readable is the text colour that stands out more on fill.
func readable(fill rgb) rgb {
	const dark, light = rgb(0x10151b), rgb(0xffffff)
	if contrast(dark, fill) >= contrast(light, fill) {
		return dark
	}
	return light
}
