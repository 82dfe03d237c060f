package value

import (
	"strings"
	"time"
)

const maxYear = 999_999_999

func within(what string, n, low, high int64) *Error {
	if n < low || n > high {
		return Errorf(ArgumentError, "Invalid value for %s (valid values %d - %d): %d", what, low, high, n)
	}
	return nil
}

func checkYear(year int64) *Error { return within("Year", year, -maxYear, maxYear) }

// civilDate is a day of a month.
func civilDate(year int64, month, day int) (Date, *Error) {
	if err := checkYear(year); err != nil {
		return Date{}, err
	}
	if err := within("MonthOfYear", int64(month), 1, 12); err != nil {
		return Date{}, err
	}
	if day < 1 || day > 31 {
		return Date{}, Errorf(ArgumentError, "Invalid value for DayOfMonth (valid values 1 - 28/31): %d", day)
	}
	if day > daysInMonth(year, month) {
		if month == 2 && day == 29 {
			return Date{}, Errorf(ArgumentError, "Invalid date 'February 29' as '%d' is not a leap year", year)
		}
		return Date{}, Errorf(ArgumentError, "Invalid date '%s %d'", strings.ToUpper(time.Month(month).String()), day)
	}
	return Date{daysFromCivil(year, month, day)}, nil
}

// clampedDate is a day of a month, or the month's last day if it has no such day.
func clampedDate(year int64, month, day int) Date {
	return Date{daysFromCivil(year, month, min(day, daysInMonth(year, month)))}
}

// weekDate is a day of an ISO week, Monday being 1. Week 53 of a year that has 52
// is the first of the next year.
func weekDate(year int64, week, day int) (Date, *Error) {
	if err := checkYear(year); err != nil {
		return Date{}, err
	}
	if err := within("WeekOfWeekBasedYear", int64(week), 1, 53); err != nil {
		err.Message = strings.Replace(err.Message, "1 - 53", "1 - 52/53", 1)
		return Date{}, err
	}
	if err := within("DayOfWeek", int64(day), 1, 7); err != nil {
		return Date{}, err
	}
	return Date{firstMonday(year) + int64(week-1)*7 + int64(day-1)}, nil
}

// quarterDate is a day of a quarter of a year, counted from 1.
func quarterDate(year int64, quarter, day int) (Date, *Error) {
	if err := checkYear(year); err != nil {
		return Date{}, err
	}
	if err := within("QuarterOfYear", int64(quarter), 1, 4); err != nil {
		return Date{}, err
	}
	first := daysFromCivil(year, quarter*3-2, 1)
	length := quarterLength(year, quarter)
	if day < 1 || int64(day) > length {
		return Date{}, Errorf(ArgumentError, "Invalid value for DayOfQuarter (valid values 1 - 90/92): %d", day)
	}
	return Date{first + int64(day) - 1}, nil
}

func quarterLength(year int64, quarter int) int64 {
	if quarter == 4 {
		return 92
	}
	return daysFromCivil(year, quarter*3+1, 1) - daysFromCivil(year, quarter*3-2, 1)
}

// ordinalDate is a day of a year, counted from 1.
func ordinalDate(year int64, day int) (Date, *Error) {
	if err := checkYear(year); err != nil {
		return Date{}, err
	}
	if day < 1 || day > 366 {
		return Date{}, Errorf(ArgumentError, "Invalid value for DayOfYear (valid values 1 - 365/366): %d", day)
	}
	if day > daysInYear(year) {
		return Date{}, Errorf(ArgumentError, "Invalid date 'DayOfYear 366' as '%d' is not a leap year", year)
	}
	return Date{daysFromCivil(year, 1, 1) + int64(day) - 1}, nil
}

// clock is a time of day.
func clock(hour, minute, second, nanos int) (LocalTime, *Error) {
	if err := within("HourOfDay", int64(hour), 0, 23); err != nil {
		return LocalTime{}, err
	}
	if err := within("MinuteOfHour", int64(minute), 0, 59); err != nil {
		return LocalTime{}, err
	}
	if err := within("SecondOfMinute", int64(second), 0, 59); err != nil {
		return LocalTime{}, err
	}
	if err := within("NanoOfSecond", int64(nanos), 0, 999_999_999); err != nil {
		return LocalTime{}, err
	}
	return LocalTime{(int64(hour)*3600+int64(minute)*60+int64(second))*1e9 + int64(nanos)}, nil
}
