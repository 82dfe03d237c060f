package syntax

import (
	"errors"
	"regexp"
	"strconv"
	"strings"
)

const (
	invalidNumber   = "invalid literal number"
	integerTooLarge = "integer is too large"
	floatTooLarge   = "floating point number is too large"
)

var (
	floatShape   = regexp.MustCompile(`^(\d(_?\d)*)?(\.\d(_?\d)*)?([eE][+-]?\d(_?\d)*)?[fFdD]?$`)
	integerShape = regexp.MustCompile(`^(0|[1-9](_?\d)*|0[xX](_?[0-9a-fA-F])+|0o(_?[0-7])+)$`)
	oldOctal     = regexp.MustCompile(`^0[0-7]+$`)
)

// isFloat tells whether a number literal is a float: it has a point or, unless
// it is hexadecimal, an exponent.
func isFloat(text string) bool {
	return strings.Contains(text, ".") || strings.ContainsAny(text, "eE") && floatShape.MatchString(text)
}

// parseFloat returns the value of a float, or what is wrong with it.
func parseFloat(text string) (value float64, problem string) {
	if !floatShape.MatchString(text) {
		return 0, invalidNumber
	}
	value, err := strconv.ParseFloat(strings.TrimRight(strings.ReplaceAll(text, "_", ""), "fFdD"), 64)
	if err != nil {
		return 0, floatTooLarge
	}
	return value, ""
}

// parseInteger returns the value of a decimal, hexadecimal or octal integer, or
// what is wrong with it.
func parseInteger(text string) (value int64, problem string) {
	if oldOctal.MatchString(text) && text != "0" {
		return 0, "The octal integer literal syntax `" + text + "` is no longer supported, please use `0o" + text[1:] + "` instead"
	}
	if !integerShape.MatchString(text) {
		return 0, invalidNumber
	}
	value, err := strconv.ParseInt(strings.ReplaceAll(text, "_", ""), 0, 64)
	if errors.Is(err, strconv.ErrRange) {
		return 0, integerTooLarge
	}
	return value, ""
}
