package function

import (
	"math"
	"math/big"
	"math/rand/v2"
	"strconv"
	"strings"

	"rolegraph/internal/embedded/value"
)

var numericFunctions = []*Function{
	scalar("Numeric", "abs(input :: INTEGER | FLOAT) :: INTEGER | FLOAT", "The absolute value.", abs),
	scalar("Numeric", "ceil(input :: FLOAT) :: FLOAT", "The least integer that is not less.", ofFloat("ceil", math.Ceil)),
	scalar("Numeric", "floor(input :: FLOAT) :: FLOAT", "The greatest integer that is not greater.", ofFloat("floor", math.Floor)),
	scalar("Numeric", "isNaN(input :: INTEGER | FLOAT) :: BOOLEAN", "Whether a number is NaN.", isNaN),
	scalar("Numeric", "rand() :: FLOAT", "A random number from 0 to below 1.", random).volatile(),
	scalar("Numeric", "round(value :: FLOAT, [precision :: INTEGER | FLOAT], [mode :: STRING]) :: FLOAT", "The number rounded to a number of decimals, ties away from zero (upwards without decimals) unless a mode is given.", round),
	scalar("Numeric", "sign(input :: INTEGER | FLOAT) :: INTEGER", "-1, 0 or 1, as the number is below, at or above zero.", sign),
	scalar("Logarithmic", "e() :: FLOAT", "Euler's number.", constant(math.E)),
	scalar("Logarithmic", "exp(input :: FLOAT) :: FLOAT", "e to the power of a number.", ofFloat("exp", math.Exp)),
	scalar("Logarithmic", "log(input :: FLOAT) :: FLOAT", "The natural logarithm.", ofFloat("log", math.Log)),
	scalar("Logarithmic", "log10(input :: FLOAT) :: FLOAT", "The logarithm to base 10.", ofFloat("log10", math.Log10)),
	scalar("Logarithmic", "sqrt(input :: FLOAT) :: FLOAT", "The square root.", ofFloat("sqrt", math.Sqrt)),
}

// number reads an Integer or a Float.
func number(v value.Value) (float64, bool) {
	switch v := v.(type) {
	case value.Integer:
		return float64(v), true
	case value.Float:
		return float64(v), true
	}
	return 0, false
}

func ofFloat(name string, f func(float64) float64) call {
	return func(_ *Context, args []value.Value) (value.Value, error) {
		x, ok := number(args[0])
		if !ok {
			return nil, noNumber(name)
		}
		return value.Float(f(x)), nil
	}
}

func constant(f float64) call {
	return func(*Context, []value.Value) (value.Value, error) { return value.Float(f), nil }
}

// abs of the least integer is itself, as in Java.
func abs(_ *Context, args []value.Value) (value.Value, error) {
	switch v := args[0].(type) {
	case value.Integer:
		if v < 0 {
			return -v, nil
		}
		return v, nil
	case value.Float:
		return value.Float(math.Abs(float64(v))), nil
	}
	return nil, noNumber("abs")
}

func sign(_ *Context, args []value.Value) (value.Value, error) {
	x, ok := number(args[0])
	switch {
	case !ok:
		return nil, noNumber("sign")
	case x > 0:
		return value.Integer(1), nil
	case x < 0:
		return value.Integer(-1), nil
	}
	return value.Integer(0), nil
}

func isNaN(_ *Context, args []value.Value) (value.Value, error) {
	x, ok := number(args[0])
	if !ok {
		return nil, noNumber("isNaN")
	}
	return value.Boolean(math.IsNaN(x)), nil
}

func random(ctx *Context, _ []value.Value) (value.Value, error) {
	if ctx.Rand == nil {
		return value.Float(rand.Float64()), nil
	}
	return value.Float(ctx.Rand.Float64()), nil
}

func round(_ *Context, args []value.Value) (value.Value, error) {
	x, ok := number(args[0])
	if !ok {
		return nil, noNumber("round")
	}
	precision, mode := 0.0, value.String("")
	if len(args) > 1 {
		if precision, ok = number(args[1]); !ok {
			return nil, noNumber("round")
		}
	}
	if len(args) > 2 {
		if mode, ok = args[2].(value.String); !ok || !roundingModes[mode] {
			return nil, value.Errorf(value.ArgumentError,
				"Unknown rounding mode. Valid values are: CEILING, FLOOR, UP, DOWN, HALF_EVEN, HALF_UP, HALF_DOWN, UNNECESSARY.")
		}
	}
	switch {
	case precision < 0:
		return nil, value.Errorf(value.ArgumentError, "Precision argument to 'round()' cannot be negative")
	case math.IsNaN(x) || math.IsInf(x, 0):
		return value.Float(x), nil
	case mode == "" && int(precision) == 0:
		return value.Float(roundHalfUpwards(x)), nil
	}
	return value.Float(roundDecimal(x, int(min(precision, 400)), mode)), nil
}

// roundHalfUpwards rounds to an integer, a tie towards positive infinity.
func roundHalfUpwards(x float64) float64 {
	floor := math.Floor(x)
	if x-floor >= 0.5 {
		return floor + 1
	}
	return floor
}

var roundingModes = map[value.String]bool{
	"CEILING": true, "FLOOR": true, "UP": true, "DOWN": true, "HALF_EVEN": true, "HALF_UP": true, "HALF_DOWN": true, "UNNECESSARY": true,
}

// roundDecimal rounds the shortest decimal that stands for x, so that 1.235 to two
// decimals is 1.24 although its binary value lies below.
func roundDecimal(x float64, precision int, mode value.String) float64 {
	digits, exponent, _ := strings.Cut(strconv.FormatFloat(math.Abs(x), 'e', -1, 64), "e")
	whole, fraction, _ := strings.Cut(digits, ".")
	n, _ := strconv.Atoi(exponent)
	drop := len(fraction) - n - precision
	if drop <= 0 {
		return x
	}
	coefficient, _ := new(big.Int).SetString(whole+fraction, 10)
	divisor := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(drop)), nil)
	quotient, rest := new(big.Int).QuoRem(coefficient, divisor, new(big.Int))
	if roundsAway(mode, x < 0, quotient.Bit(0) == 1, rest.Sign(), rest.Lsh(rest, 1).Cmp(divisor)) {
		quotient.Add(quotient, big.NewInt(1))
	}
	rounded, _ := strconv.ParseFloat(quotient.String()+"e-"+strconv.Itoa(precision), 64)
	return math.Copysign(rounded, x)
}

// roundsAway decides whether the digits dropped move the number away from zero:
// rest is their sign, half how they compare with a half.
func roundsAway(mode value.String, negative, odd bool, rest, half int) bool {
	switch mode {
	case "UP":
		return rest > 0
	case "DOWN", "UNNECESSARY":
		return false
	case "CEILING":
		return rest > 0 && !negative
	case "FLOOR":
		return rest > 0 && negative
	case "HALF_DOWN":
		return half > 0
	case "HALF_EVEN":
		return half > 0 || half == 0 && odd
	}
	return half >= 0
}
