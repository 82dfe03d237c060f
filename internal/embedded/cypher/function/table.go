package function

import (
	"slices"
	"strings"
)

var table = slices.SortedFunc(slices.Values(slices.Concat(
	aggregatingFunctions, percentileFunctions,
	graphFunctions, scalarFunctions, listFunctions, conversionFunctions,
	stringFunctions, numericFunctions, trigonometricFunctions,
	temporalFunctions, durationFunctions, clockFunctions, spatialFunctions, vectorFunctions,
)), func(a, b *Function) int { return strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)) })

var byName = func() map[string]*Function {
	m := make(map[string]*Function, len(table))
	for _, f := range table {
		m[strings.ToLower(f.Name)] = f
	}
	return m
}()
