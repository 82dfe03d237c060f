package function

import (
	"rolegraph/internal/embedded/value"
)

// The aggregating functions ignore null. count(*) is count of any value.
var aggregatingFunctions = []*Function{
	aggregate("avg(input :: INTEGER | FLOAT | DURATION) :: INTEGER | FLOAT | DURATION", "The average of numbers or durations.", func() Aggregator { return &average{} }),
	aggregate("collect(input :: ANY) :: LIST<ANY>", "The values as a list.", func() Aggregator { return &collector{} }),
	aggregate("count(input :: ANY) :: INTEGER", "The number of values.", func() Aggregator { return &counter{} }),
	aggregate("max(input :: ANY) :: ANY", "The greatest value.", func() Aggregator { return &extreme{sign: 1} }),
	aggregate("min(input :: ANY) :: ANY", "The least value.", func() Aggregator { return &extreme{sign: -1} }),
	aggregate("sum(input :: INTEGER | FLOAT | DURATION) :: INTEGER | FLOAT | DURATION", "The sum of numbers or durations.", func() Aggregator { return &sum{} }),
}

type counter struct{ n int64 }

func (c *counter) Add(_ *Context, args []value.Value) error {
	if args[0] != nil {
		c.n++
	}
	return nil
}

func (c *counter) AddMany(v value.Value, times int64) {
	if v != nil {
		c.n += times
	}
}

func (c *counter) Result(*Context) (value.Value, error) { return value.Integer(c.n), nil }

type collector struct{ list value.List }

// bytesPerValue is what a list takes per element, without the element itself.
const bytesPerValue = 16

func (c *collector) Add(ctx *Context, args []value.Value) error {
	if args[0] == nil {
		return nil
	}
	c.list = append(c.list, args[0])
	return ctx.Reserve(bytesPerValue)
}

func (c *collector) Result(*Context) (value.Value, error) {
	if c.list == nil {
		return value.List{}, nil
	}
	return c.list, nil
}

// extreme keeps the last (sign 1) or first (-1) value in the order of ORDER BY.
type extreme struct {
	sign int
	best value.Value
}

func (e *extreme) Add(_ *Context, args []value.Value) error {
	v := args[0]
	if v != nil && (e.best == nil || value.Order(v, e.best)*e.sign > 0) {
		e.best = v
	}
	return nil
}

func (e *extreme) Result(*Context) (value.Value, error) { return e.best, nil }

// sum adds integers exactly, and goes over to floats when one comes or the sum
// leaves 64 bits.
type sum struct {
	integer   int64
	float     float64
	duration  value.Duration
	floats    bool
	durations bool
	numbers   bool
}

func (s *sum) Add(_ *Context, args []value.Value) error {
	switch v := args[0].(type) {
	case nil:
		return nil
	case value.Integer:
		s.addInteger(int64(v))
	case value.Float:
		s.addFloat(float64(v))
	case value.Duration:
		total, err := s.duration.Plus(v)
		if err != nil {
			return err
		}
		s.duration, s.durations = total, true
	default:
		return value.Errorf(value.TypeError, "SUM() can only handle numerical values, duration, or null.")
	}
	if s.numbers && s.durations {
		return value.Errorf(value.TypeError, "SUM() cannot mix number and duration")
	}
	return nil
}

func (s *sum) addInteger(n int64) {
	s.numbers = true
	total := s.integer + n
	if s.floats || (s.integer^total)&(n^total) < 0 {
		s.addFloat(float64(n))
		return
	}
	s.integer = total
}

func (s *sum) addFloat(f float64) {
	if !s.floats {
		s.float, s.floats = float64(s.integer), true
	}
	s.float += f
	s.numbers = true
}

func (s *sum) Result(*Context) (value.Value, error) {
	switch {
	case s.durations:
		return s.duration, nil
	case s.floats:
		return value.Float(s.float), nil
	}
	return value.Integer(s.integer), nil
}

// average moves towards each value by its share, so that no sum can overflow.
type average struct {
	count     float64
	mean      float64
	months    float64
	days      float64
	seconds   float64
	nanos     float64
	durations bool
	numbers   bool
}

func (a *average) Add(_ *Context, args []value.Value) error {
	switch v := args[0].(type) {
	case nil:
		return nil
	case value.Duration:
		a.addDuration(v)
	default:
		f, ok := number(v)
		if !ok {
			return value.Errorf(value.TypeError, "AVG() can only handle numerical values, duration, or null.")
		}
		a.count++
		a.mean += (f - a.mean) / a.count
		a.numbers = true
	}
	if a.numbers && a.durations {
		return value.Errorf(value.TypeError, "AVG() cannot mix number and duration")
	}
	return nil
}

func (a *average) addDuration(d value.Duration) {
	a.durations = true
	a.count++
	a.months += (float64(d.Months) - a.months) / a.count
	a.days += (float64(d.Days) - a.days) / a.count
	a.seconds += (float64(d.Seconds) - a.seconds) / a.count
	a.nanos += (float64(d.Nanos) - a.nanos) / a.count
}

func (a *average) Result(*Context) (value.Value, error) {
	switch {
	case a.durations:
		return asValue(value.ApproximateDuration(a.months, a.days, a.seconds, a.nanos))
	case a.numbers:
		return value.Float(a.mean), nil
	}
	return nil, nil
}
