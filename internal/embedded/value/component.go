package value

import "strings"

// Component returns a field of a temporal value, duration or point by its name, in
// any case: date.year, time.offset, duration.minutesOfHour, point.latitude. ok is
// false if v is of another type.
func Component(v Value, name string) (result Value, ok bool, err error) {
	field := strings.ToLower(name)
	switch v := v.(type) {
	case Date:
		result = v.component(field)
	case LocalTime:
		result = v.component(field)
	case Time:
		result = firstOf(LocalTime{v.Nanos}.component(field), Zone{Offset: v.Offset}.component(field))
	case LocalDateTime:
		result = firstOf(v.Date().component(field), v.Time().component(field))
	case DateTime:
		local := v.Local()
		result = firstOf(local.Date().component(field), local.Time().component(field), v.component(field), v.Zone.component(field))
	case Duration:
		result = v.component(field)
	case Point:
		return v.component(name)
	default:
		return nil, false, nil
	}
	if result == nil {
		return nil, true, Errorf(TypeError, "No such field: %s", name)
	}
	return result, true, nil
}

func firstOf(values ...Value) Value {
	for _, v := range values {
		if v != nil {
			return v
		}
	}
	return nil
}

func (d Date) component(field string) Value {
	year, month, day := civil(d.Days)
	switch field {
	case "year":
		return Integer(year)
	case "quarter":
		return Integer((month + 2) / 3)
	case "month":
		return Integer(month)
	case "week":
		_, week := weekOf(d.Days)
		return Integer(week)
	case "weekyear":
		weekYear, _ := weekOf(d.Days)
		return Integer(weekYear)
	case "dayofquarter":
		return Integer(d.Days - daysFromCivil(year, (month-1)/3*3+1, 1) + 1)
	case "day":
		return Integer(day)
	case "ordinalday":
		return Integer(d.Days - daysFromCivil(year, 1, 1) + 1)
	case "dayofweek", "weekday":
		return Integer(weekday(d.Days))
	}
	return nil
}

func (t LocalTime) component(field string) Value {
	switch field {
	case "hour":
		return Integer(t.Nanos / 3600e9)
	case "minute":
		return Integer(t.Nanos / 60e9 % 60)
	case "second":
		return Integer(t.Nanos / 1e9 % 60)
	case "millisecond":
		return Integer(t.Nanos % 1e9 / 1e6)
	case "microsecond":
		return Integer(t.Nanos % 1e9 / 1e3)
	case "nanosecond":
		return Integer(t.Nanos % 1e9)
	}
	return nil
}

func (z Zone) component(field string) Value {
	switch field {
	case "timezone":
		if z.Name != "" {
			return String(z.Name)
		}
		return String(formatOffset(z.Offset))
	case "offset":
		return String(formatOffset(z.Offset))
	case "offsetminutes":
		return Integer(z.Offset / 60)
	case "offsetseconds":
		return Integer(z.Offset)
	}
	return nil
}

func (t DateTime) component(field string) Value {
	switch field {
	case "epochseconds":
		return Integer(t.Seconds)
	case "epochmillis":
		return Integer(t.Seconds*1000 + int64(t.Nanos)/1e6)
	}
	return nil
}

func (d Duration) component(field string) Value {
	seconds, nanos := d.Seconds, int64(d.Nanos)
	switch field {
	case "years":
		return Integer(d.Months / 12)
	case "quarters":
		return Integer(d.Months / 3)
	case "months":
		return Integer(d.Months)
	case "weeks":
		return Integer(d.Days / 7)
	case "days":
		return Integer(d.Days)
	case "hours":
		return Integer(seconds / 3600)
	case "minutes":
		return Integer(seconds / 60)
	case "seconds":
		return Integer(seconds)
	case "milliseconds":
		return Integer(seconds*1e3 + nanos/1e6)
	case "microseconds":
		return Integer(seconds*1e6 + nanos/1e3)
	case "nanoseconds":
		return Integer(seconds*1e9 + nanos)
	}
	return d.partComponent(field)
}

// partComponent is what a coarser unit leaves over.
func (d Duration) partComponent(field string) Value {
	seconds, nanos := d.Seconds, int64(d.Nanos)
	switch field {
	case "quartersofyear":
		return Integer(d.Months / 3 % 4)
	case "monthsofyear":
		return Integer(d.Months % 12)
	case "monthsofquarter":
		return Integer(d.Months % 3)
	case "daysofweek":
		return Integer(d.Days % 7)
	case "minutesofhour":
		return Integer(seconds / 60 % 60)
	case "secondsofminute":
		return Integer(seconds % 60)
	case "millisecondsofsecond":
		return Integer(nanos / 1e6)
	case "microsecondsofsecond":
		return Integer(nanos / 1e3)
	case "nanosecondsofsecond":
		return Integer(nanos)
	}
	return nil
}

// component of a point is named exactly.
func (p Point) component(name string) (Value, bool, error) {
	geographic, threeD := p.SRID.Geographic(), p.SRID.ThreeD()
	switch {
	case name == "x", name == "longitude" && geographic:
		return Float(p.X), true, nil
	case name == "y", name == "latitude" && geographic:
		return Float(p.Y), true, nil
	case name == "z" && threeD, name == "height" && geographic && threeD:
		return Float(p.Z), true, nil
	case name == "crs":
		return String(p.SRID.CRS()), true, nil
	case name == "srid":
		return Integer(p.SRID), true, nil
	}
	switch name {
	case "z":
		return nil, true, Errorf(ArgumentError, "Field: %s is not available on point: %s", name, p)
	case "longitude", "latitude", "height":
		return nil, true, Errorf(ArgumentError, "Field: %s is not available on cartesian point: %s", name, p)
	}
	return nil, true, Errorf(ArgumentError, "No such field: %s", name)
}
