package function

import (
	"math"

	"rolegraph/internal/embedded/value"
)

var trigonometricFunctions = []*Function{
	scalar("Trigonometric", "acos(input :: FLOAT) :: FLOAT", "The arccosine in radians.", ofFloat("acos", math.Acos)),
	scalar("Trigonometric", "asin(input :: FLOAT) :: FLOAT", "The arcsine in radians.", ofFloat("asin", math.Asin)),
	scalar("Trigonometric", "atan(input :: FLOAT) :: FLOAT", "The arctangent in radians.", ofFloat("atan", math.Atan)),
	scalar("Trigonometric", "atan2(y :: FLOAT, x :: FLOAT) :: FLOAT", "The angle in radians from the x axis to the point (x, y).", atan2),
	scalar("Trigonometric", "cos(input :: FLOAT) :: FLOAT", "The cosine.", ofFloat("cos", math.Cos)),
	scalar("Trigonometric", "cot(input :: FLOAT) :: FLOAT", "The cotangent.", ofFloat("cot", func(x float64) float64 { return 1 / math.Tan(x) })),
	scalar("Trigonometric", "degrees(input :: FLOAT) :: FLOAT", "Radians in degrees.", ofFloat("degrees", func(x float64) float64 { return x * (180 / math.Pi) })),
	scalar("Trigonometric", "haversin(input :: FLOAT) :: FLOAT", "Half the versine.", ofFloat("haversin", func(x float64) float64 { return (1 - math.Cos(x)) / 2 })),
	scalar("Trigonometric", "pi() :: FLOAT", "The number pi.", constant(math.Pi)),
	scalar("Trigonometric", "radians(input :: FLOAT) :: FLOAT", "Degrees in radians.", ofFloat("radians", func(x float64) float64 { return x / 180 * math.Pi })),
	scalar("Trigonometric", "sin(input :: FLOAT) :: FLOAT", "The sine.", ofFloat("sin", math.Sin)),
	scalar("Trigonometric", "tan(input :: FLOAT) :: FLOAT", "The tangent.", ofFloat("tan", math.Tan)),
}

func atan2(_ *Context, args []value.Value) (value.Value, error) {
	y, ok1 := number(args[0])
	x, ok2 := number(args[1])
	if !ok1 || !ok2 {
		return nil, noNumber("atan2")
	}
	return value.Float(math.Atan2(y, x)), nil
}
