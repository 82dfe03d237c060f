package function

import (
	"math"
	"slices"

	"rolegraph/internal/embedded/value"
)

var percentileFunctions = []*Function{
	aggregate("percentileCont(input :: FLOAT, percentile :: FLOAT) :: FLOAT", "The percentile (0 to 1) of numbers, interpolated between the two nearest.", func() Aggregator { return &percentile{name: "PERCENTILE_CONT", pick: continuous} }),
	aggregate("percentileDisc(input :: INTEGER | FLOAT, percentile :: FLOAT) :: INTEGER | FLOAT", "The number nearest to the percentile (0 to 1).", func() Aggregator { return &percentile{name: "PERCENTILE_DISC", pick: discrete} }),
	aggregate("stDev(input :: FLOAT) :: FLOAT", "The standard deviation of a sample.", func() Aggregator { return &deviation{name: "STDEV", less: 1} }),
	aggregate("stDevP(input :: FLOAT) :: FLOAT", "The standard deviation of a whole population.", func() Aggregator { return &deviation{name: "STDEVP"} }),
}

// percentile keeps the numbers and the percentile asked for first.
type percentile struct {
	name    string
	pick    func(sorted []value.Value, percentile float64) value.Value
	asked   bool
	percent float64
	numbers []value.Value
}

func (p *percentile) Add(ctx *Context, args []value.Value) error {
	if err := p.ask(args[1]); err != nil {
		return err
	}
	if args[0] == nil {
		return nil
	}
	if _, ok := number(args[0]); !ok {
		return value.Errorf(value.TypeError, "%s() can only handle numerical values or null, but received: %s", p.name, value.Describe(args[0]))
	}
	p.numbers = append(p.numbers, args[0])
	return ctx.Reserve(bytesPerValue)
}

func (p *percentile) ask(v value.Value) error {
	if p.asked {
		return nil
	}
	percent, ok := number(v)
	if !ok || percent < 0 || percent > 1 || math.IsNaN(percent) {
		return value.Errorf(value.ArgumentError, "Invalid input '%s' is not a valid argument, must be a number in the range 0.0 to 1.0", value.Text(v))
	}
	p.asked, p.percent = true, percent
	return nil
}

func (p *percentile) Result(*Context) (value.Value, error) {
	if len(p.numbers) == 0 {
		return nil, nil
	}
	slices.SortFunc(p.numbers, value.Order)
	return p.pick(p.numbers, p.percent), nil
}

func continuous(sorted []value.Value, percent float64) value.Value {
	last := len(sorted) - 1
	place := percent * float64(last)
	floor, ceil := math.Floor(place), math.Ceil(place)
	if floor == ceil {
		return sorted[int(floor)]
	}
	low, _ := number(sorted[int(floor)])
	high, _ := number(sorted[int(ceil)])
	return value.Float(low*(ceil-place) + high*(place-floor))
}

func discrete(sorted []value.Value, percent float64) value.Value {
	place := percent * float64(len(sorted))
	i := int(place)
	if place == float64(i) && i > 0 {
		i--
	}
	return sorted[i]
}

// deviation keeps the numbers, since their mean is only known at the end.
type deviation struct {
	name    string
	less    float64 // 1 divides by one less than the number of values
	numbers []float64
	mean    float64
}

func (d *deviation) Add(ctx *Context, args []value.Value) error {
	if args[0] == nil {
		return nil
	}
	f, ok := number(args[0])
	if !ok {
		return value.Errorf(value.TypeError, "%s() can only handle numerical values or null, but received: %s", d.name, value.Describe(args[0]))
	}
	d.numbers = append(d.numbers, f)
	d.mean += (f - d.mean) / float64(len(d.numbers))
	return ctx.Reserve(8)
}

func (d *deviation) Result(*Context) (value.Value, error) {
	switch len(d.numbers) {
	case 0:
		return nil, nil
	case 1:
		return value.Float(0), nil
	}
	var squares float64
	for _, f := range d.numbers {
		squares += (d.mean - f) * (d.mean - f)
	}
	return value.Float(math.Sqrt(squares / (float64(len(d.numbers)) - d.less))), nil
}
