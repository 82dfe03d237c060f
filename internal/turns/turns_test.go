package turns_test

import (
	"context"
	"errors"
	"slices"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"
	"pgregory.net/rapid"

	"rolegraph/internal/turns"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func enter(t *testing.T, q *turns.Queue, client string) (leave func()) {
	t.Helper()
	leave, err := q.Enter(context.Background(), client)
	if err != nil {
		t.Fatal(err)
	}
	return leave
}

// wait lets a goroutine queue up and returns when it has.
func wait(t *testing.T, q *turns.Queue, client string, served chan<- string) {
	t.Helper()
	_, before := q.Stats()
	go func() {
		leave, err := q.Enter(context.Background(), client)
		if err != nil {
			served <- err.Error()
			return
		}
		served <- client
		leave()
	}()
	for {
		if _, now := q.Stats(); now == before+1 {
			return
		}
		time.Sleep(time.Millisecond)
	}
}

func TestWaitingClientsAreServedInRotation(t *testing.T) {
	q := turns.New(turns.Config{AtOnce: 1})
	leave := enter(t, q, "a")
	served := make(chan string, 6)
	for _, client := range []string{"a", "a", "a", "a", "b", "c"} {
		wait(t, q, client, served)
	}
	leave()
	var order []string
	for range 6 {
		order = append(order, <-served)
	}
	if want := []string{"a", "b", "c", "a", "a", "a"}; !slices.Equal(order, want) {
		t.Errorf("served %q, want %q", order, want)
	}
}

func TestOneClientCannotHoldEveryPlace(t *testing.T) {
	q := turns.New(turns.Config{AtOnce: 3, PerClient: 2})
	first, second := enter(t, q, "a"), enter(t, q, "a")
	served := make(chan string, 1)
	wait(t, q, "a", served)
	other := enter(t, q, "b") // not held up by the waiter before it
	if running, waiting := q.Stats(); running != 3 || waiting != 1 {
		t.Errorf("%d run, %d wait", running, waiting)
	}
	other()
	first()
	if got := <-served; got != "a" {
		t.Error(got)
	}
	second()
}

func TestFullQueueSaysSoAtOnce(t *testing.T) {
	q := turns.New(turns.Config{AtOnce: 1, Waiting: 1})
	leave := enter(t, q, "a")
	served := make(chan string, 1)
	wait(t, q, "a", served)
	if _, err := q.Enter(context.Background(), "b"); !errors.Is(err, turns.ErrFull) {
		t.Errorf("got %v", err)
	}
	leave()
	<-served
}

func TestWhoGivesUpLosesNothing(t *testing.T) {
	q := turns.New(turns.Config{AtOnce: 1})
	leave := enter(t, q, "a")
	ctx, cancel := context.WithTimeout(context.Background(), time.Millisecond)
	defer cancel()
	if _, err := q.Enter(ctx, "b"); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
	leave()
	leave() // once is enough
	enter(t, q, "c")()
	if running, waiting := q.Stats(); running != 0 || waiting != 0 {
		t.Errorf("%d run, %d wait", running, waiting)
	}
}

// However many come and go, never more than allowed run, and none is left over.
func TestPlacesAreNeverExceeded(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		places, each := rapid.IntRange(1, 4).Draw(t, "places"), rapid.IntRange(1, 4).Draw(t, "each")
		q := turns.New(turns.Config{AtOnce: places, PerClient: each})
		var mu sync.Mutex
		var all sync.WaitGroup
		holds, running := map[string]int{}, 0
		for _, client := range rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b", "c"}), 1, 30).Draw(t, "clients") {
			patience := time.Duration(rapid.IntRange(0, 2).Draw(t, "patience")) * time.Millisecond
			all.Go(func() {
				ctx, cancel := context.WithTimeout(context.Background(), patience)
				defer cancel()
				leave, err := q.Enter(ctx, client)
				if err != nil {
					return
				}
				mu.Lock()
				holds[client]++
				if running++; running > places || holds[client] > each {
					t.Errorf("%d run, %v", running, holds)
				}
				mu.Unlock()
				time.Sleep(50 * time.Microsecond)
				mu.Lock()
				holds[client]--
				running--
				mu.Unlock()
				leave()
			})
		}
		all.Wait()
		if running, waiting := q.Stats(); running != 0 || waiting != 0 {
			t.Errorf("%d run, %d wait at the end", running, waiting)
		}
	})
}
