package value

// DateFrom makes a date of a map: {year: 1984, month: 10}, {date: d, week: 2}, ….
func DateFrom(m Map) (Date, error) {
	b, err := newBuilder(m, dateFields, []string{"date", "timezone"})
	if err != nil {
		return Date{}, err
	}
	if err := b.refuseZone(); err != nil {
		return Date{}, err
	}
	if err := b.selectParts(); err != nil {
		return Date{}, err
	}
	return b.buildDate(false)
}

// LocalTimeFrom makes a time of day of a map: {hour: 12, minute: 31}, ….
func LocalTimeFrom(m Map) (LocalTime, error) {
	b, err := newBuilder(m, timeFields, []string{"time", "timezone"})
	if err != nil {
		return LocalTime{}, err
	}
	if err := b.refuseZone(); err != nil {
		return LocalTime{}, err
	}
	if err := b.selectParts(); err != nil {
		return LocalTime{}, err
	}
	if b.clock == nil && !b.has("hour") {
		return LocalTime{}, Errorf(ArgumentError, "hour must be specified")
	}
	return b.buildClock()
}

// refuseZone: a value without zone takes the field timezone only to ask the clock.
func (b *builder) refuseZone() error {
	if b.has("timezone") {
		return Errorf(TypeError, "Cannot assign time zone if also assigning other fields.")
	}
	return nil
}

// TimeFrom makes a time with offset of a map. A named zone counts with its offset
// at the instant today; zone is that of maps that give none.
func TimeFrom(m Map, zone Zone, today int64) (Time, error) {
	b, err := newBuilder(m, timeFields, []string{"time", "timezone"})
	if err != nil {
		return Time{}, err
	}
	if err := b.selectParts(); err != nil {
		return Time{}, err
	}
	given, err := b.timezone()
	if err != nil {
		return Time{}, err
	}
	zone = b.chooseOffset(given, zone, today)
	if b.clock == nil && !b.has("hour") {
		return Time{}, Errorf(ArgumentError, "hour must be specified")
	}
	t, err := b.buildClock()
	if given != nil && b.zone != nil {
		return Time{t.Nanos, b.zone.Offset}.In(zone.Offset), err
	}
	return Time{t.Nanos, zone.Offset}, err
}

// chooseZone prefers the zone given to the selected one, and both to otherwise.
func (b *builder) chooseZone(given *Zone, otherwise Zone) Zone {
	switch {
	case given != nil:
		return *given
	case b.zone != nil:
		return *b.zone
	}
	return otherwise
}

// chooseOffset is chooseZone for times: a selected zone counts with the offset that
// it had there, a given one with that of today.
func (b *builder) chooseOffset(given *Zone, otherwise Zone, today int64) Zone {
	if given == nil && b.zone != nil {
		return Zone{Offset: b.zone.Offset}
	}
	return b.chooseZone(given, otherwise).at(today)
}

// LocalDateTimeFrom makes a date and time of a map.
func LocalDateTimeFrom(m Map) (LocalDateTime, error) {
	b, err := newBuilder(m, dateFields, timeFields, []string{"date", "time", "datetime", "timezone"})
	if err != nil {
		return LocalDateTime{}, err
	}
	if err := b.refuseZone(); err != nil {
		return LocalDateTime{}, err
	}
	if err := b.selectParts(); err != nil {
		return LocalDateTime{}, err
	}
	return b.buildLocal()
}

func (b *builder) buildLocal() (LocalDateTime, error) {
	d, err := b.buildDate(b.clock != nil || b.hasAny(timeFields))
	if err != nil {
		return LocalDateTime{}, err
	}
	t, err := b.buildClock()
	return d.At(t), err
}

// DateTimeFrom makes an instant in a zone of a map; zone is that of maps that give
// none. What starts from a selected value with a zone is read in the zone given.
func DateTimeFrom(m Map, zone Zone) (DateTime, error) {
	b, err := newBuilder(m, dateFields, timeFields, selectors)
	if err != nil {
		return DateTime{}, err
	}
	if err := b.selectParts(); err != nil {
		return DateTime{}, err
	}
	given, err := b.timezone()
	if err != nil {
		return DateTime{}, err
	}
	local, err := b.buildLocal()
	if err != nil {
		return DateTime{}, err
	}
	if given != nil && b.zone != nil && b.clock != nil {
		return local.In(*b.zone).In(*given), nil
	}
	return local.In(b.chooseZone(given, zone)), nil
}
