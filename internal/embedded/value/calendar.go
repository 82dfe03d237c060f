package value

// The calendar is the proleptic Gregorian one, with a year 0, as in ISO 8601.
// Eras of 400 years start on 1 March, so that a leap day ends its year.

const (
	daysPerEra  = 146097
	daysToEpoch = 719468 // from 0000-03-01 to 1970-01-01
)

// daysFromCivil counts days since 1970-01-01; the day may lie outside the month.
func daysFromCivil(year int64, month, day int) int64 {
	if month <= 2 {
		year--
	}
	era := floorDiv(year, 400)
	yearOfEra := year - era*400
	dayOfYear := int64((153*((month+9)%12)+2)/5 + day - 1)
	dayOfEra := yearOfEra*365 + yearOfEra/4 - yearOfEra/100 + dayOfYear
	return era*daysPerEra + dayOfEra - daysToEpoch
}

// civil is the inverse of daysFromCivil.
func civil(days int64) (year int64, month, day int) {
	days += daysToEpoch
	era := floorDiv(days, daysPerEra)
	dayOfEra := days - era*daysPerEra
	yearOfEra := (dayOfEra - dayOfEra/1460 + dayOfEra/36524 - dayOfEra/146096) / 365
	dayOfYear := dayOfEra - (365*yearOfEra + yearOfEra/4 - yearOfEra/100)
	m := (5*dayOfYear + 2) / 153
	day = int(dayOfYear-(153*m+2)/5) + 1
	month = int((m+2)%12) + 1
	year = yearOfEra + era*400
	if month <= 2 {
		year++
	}
	return year, month, day
}

func isLeap(year int64) bool { return year%4 == 0 && (year%100 != 0 || year%400 == 0) }

func daysInMonth(year int64, month int) int {
	switch month {
	case 2:
		if isLeap(year) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

func daysInYear(year int64) int {
	if isLeap(year) {
		return 366
	}
	return 365
}

// weekday counts from Monday, 1, to Sunday, 7.
func weekday(days int64) int { return int(floorMod(days+3, 7)) + 1 }

// weekOf is the ISO week and the year that it belongs to.
func weekOf(days int64) (weekYear int64, week int) {
	thursday := days - int64(weekday(days)) + 4
	weekYear, _, _ = civil(thursday)
	return weekYear, int(thursday-daysFromCivil(weekYear, 1, 1))/7 + 1
}

// firstMonday is the first day of week 1 of the year.
func firstMonday(weekYear int64) int64 {
	january4 := daysFromCivil(weekYear, 1, 4)
	return january4 - int64(weekday(january4)) + 1
}

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b != 0 && (a < 0) != (b < 0) {
		q--
	}
	return q
}

func floorMod(a, b int64) int64 { return a - floorDiv(a, b)*b }
