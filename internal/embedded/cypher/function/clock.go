package function

import (
	"time"

	"rolegraph/internal/embedded/value"
)

// clockFunctions are the three clocks of each temporal type: date.statement(),
// date.transaction(), date.realtime(), and so on.
var clockFunctions = func() []*Function {
	var functions []*Function
	for _, t := range []struct {
		name, result string
		family       family
	}{
		{"date", "DATE", date}, {"localtime", "LOCAL TIME", localTime}, {"time", "ZONED TIME", zonedTime},
		{"localdatetime", "LOCAL DATETIME", localDateTime}, {"datetime", "ZONED DATETIME", dateTime},
	} {
		for _, c := range []struct {
			name string
			read func(*Context) time.Time
		}{{"statement", statementClock}, {"transaction", transactionClock}, {"realtime", realtimeClock}} {
			signature := t.name + "." + c.name + "([timezone :: ANY]) :: " + t.result
			f := scalar("Temporal", signature, "Now by the "+c.name+" clock, in a time zone if one is given.", readClock(t.family, c.read))
			f.Deterministic = c.name != "realtime"
			functions = append(functions, f)
		}
	}
	return functions
}()

func statementClock(ctx *Context) time.Time   { return ctx.Statement }
func transactionClock(ctx *Context) time.Time { return ctx.Transaction }

func realtimeClock(ctx *Context) time.Time {
	if ctx.Realtime == nil {
		return time.Now()
	}
	return ctx.Realtime()
}

func readClock(f family, read func(*Context) time.Time) call {
	return func(ctx *Context, args []value.Value) (value.Value, error) {
		if len(args) == 0 {
			return f.now(value.DateTimeOf(read(ctx), ctx.Zone)), nil
		}
		zone, ok := args[0].(value.String)
		if !ok {
			return nil, wrongCall("Now", args)
		}
		return nowIn(f, read(ctx), zone)
	}
}
