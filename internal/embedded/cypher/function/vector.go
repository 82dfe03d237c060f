package function

import (
	"math"

	"rolegraph/internal/embedded/value"
)

var vectorFunctions = []*Function{
	scalar("Vector", "vector.similarity.cosine(a :: LIST<INTEGER | FLOAT>, b :: LIST<INTEGER | FLOAT>) :: FLOAT", "How alike the directions of two vectors are, from 0 to 1.", similarity("vector.similarity.cosine", cosine, true)),
	scalar("Vector", "vector.similarity.euclidean(a :: LIST<INTEGER | FLOAT>, b :: LIST<INTEGER | FLOAT>) :: FLOAT", "How close two vectors are, from 0 to 1.", similarity("vector.similarity.euclidean", euclidean, false)),
}

// similarity reads two vectors of the same number of dimensions, in single
// precision as Neo4j does; with a direction, they must not be zero.
func similarity(name string, measure func(a, b []float32) float64, direction bool) call {
	return func(_ *Context, args []value.Value) (value.Value, error) {
		var vectors [2][]float32
		for i, argument := range []string{"a", "b"} {
			v, ok := vector(args[i])
			if !ok || direction && norm2(v) == 0 {
				return nil, value.Errorf(value.ArgumentError,
					"Invalid input for '%s()': Argument %s is not a valid vector for this similarity function.", name, argument)
			}
			vectors[i] = v
		}
		if len(vectors[0]) != len(vectors[1]) {
			return nil, value.Errorf(value.ArgumentError,
				"Invalid input for '%s()': The supplied vectors do not have the same number of dimensions.", name)
		}
		return value.Float(measure(vectors[0], vectors[1])), nil
	}
}

func vector(v value.Value) ([]float32, bool) {
	list, ok := v.(value.List)
	if !ok || len(list) == 0 {
		return nil, false
	}
	out := make([]float32, len(list))
	for i, e := range list {
		x, ok := number(e)
		if !ok || math.IsNaN(x) || math.IsInf(x, 0) {
			return nil, false
		}
		out[i] = float32(x)
	}
	return out, true
}

func norm2(v []float32) float64 { return dot(v, v) }

func dot(a, b []float32) float64 {
	var sum float64
	for i := range a {
		sum += float64(a[i]) * float64(b[i])
	}
	return sum
}

func cosine(a, b []float32) float64 {
	return float64((1 + float32(dot(a, b)/math.Sqrt(norm2(a)*norm2(b)))) / 2)
}

func euclidean(a, b []float32) float64 {
	var sum float64
	for i := range a {
		d := float64(a[i]) - float64(b[i])
		sum += d * d
	}
	return float64(1 / (1 + float32(sum)))
}
