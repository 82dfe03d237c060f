package draw

import (
	"reflect"
	"testing"

	"rolegraph/internal/typedjson"
)

// Every field of a node and of an edge that a picture may show counts: a scene
// that differs in one of them is another picture.
func TestKeyCountsEveryField(t *testing.T) {
	scene := func() *Scene { return Result(tree(3), testOptions()) }
	same, err := scene().key(SVG)
	if err != nil {
		t.Fatal(err)
	}
	if again, _ := scene().key(SVG); again != same {
		t.Error("equal scenes have different keys")
	}
	if png, _ := scene().key(PNG); png == same {
		t.Error("two formats share a key")
	}
	for _, target := range []func(*Scene) reflect.Value{
		func(s *Scene) reflect.Value { return reflect.ValueOf(&s.Nodes[1]).Elem() },
		func(s *Scene) reflect.Value { return reflect.ValueOf(&s.Nodes[1].Ref).Elem() },
		func(s *Scene) reflect.Value { return reflect.ValueOf(&s.Edges[1]).Elem() },
		func(s *Scene) reflect.Value { return reflect.ValueOf(s).Elem() },
	} {
		kind := target(scene()).Type()
		for i := range kind.NumField() {
			s := scene()
			if field := kind.Field(i); !field.IsExported() || !alter(target(s).Field(i)) {
				continue
			}
			if other, err := s.key(SVG); err != nil || other == same {
				t.Errorf("%s.%s does not count (%v)", kind.Name(), kind.Field(i).Name, err)
			}
		}
	}
}

// alter gives a field another value; false for those that hold parts of their own.
func alter(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.String:
		v.SetString(v.String() + "x")
	case reflect.Bool:
		v.SetBool(!v.Bool())
	case reflect.Int, reflect.Int64:
		v.SetInt(v.Int() + 1)
	case reflect.Map:
		v.Set(reflect.ValueOf(map[string]typedjson.Value{"x": {V: int64(1)}}))
	case reflect.Slice:
		v.Set(reflect.Append(v, reflect.Zero(v.Type().Elem())))
	default:
		return false
	}
	return true
}
