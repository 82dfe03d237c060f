package draw

import (
	"encoding/json"
	"fmt"
	"html"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"rolegraph/tests/testdb"
)

// namings are the sorts of names that a picture must hold.
var namings = map[string]naming{
	"plain": plain,
	"long": func(i int) string {
		return fmt.Sprintf("%d %s", i, strings.Repeat("Principal machine learning ", 3)+"lead")[:80]
	},
	"unbroken": func(i int) string { return fmt.Sprintf("%d%s", i, strings.Repeat("W", 80))[:80] },
	"chinese": func(i int) string {
		return fmt.Sprintf("机器学习工程师和数据科学家负责训练预测模型并部署到生产环境%d", i)
	},
	"arabic": func(i int) string {
		return fmt.Sprintf("مهندس التعلم الآلي وعالم البيانات في فريق الإنتاج %d", i)
	},
	"emoji": func(i int) string {
		return fmt.Sprintf("👩‍💻🚀 %d 🧠🤖🇩🇪👍🏽 build 🛠️ ship 📦 repeat ♻️🔥", i)
	},
	"mixed": func(i int) string {
		return fmt.Sprintf("Größe %d ｶﾀｶﾅ हिन्दी ไทย 한국어 Ελληνικά Русский", i)
	},
}

// chromium is the browser, or skips the test.
func chromium(t *testing.T) string {
	t.Helper()
	path := os.Getenv("CHROMIUM")
	if path == "" {
		path = "/usr/bin/chromium"
	}
	if _, err := os.Stat(path); err != nil {
		testdb.Missing(t, "browser", "no Chromium at CHROMIUM or /usr/bin/chromium")
	}
	return path
}

// browse runs Chromium without a window on a page and returns what it prints.
func browse(t *testing.T, page string, flags ...string) string {
	t.Helper()
	args := append([]string{"--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
		"--disable-component-update", "--disable-sync", "--hide-scrollbars", "--user-data-dir=" + t.TempDir()}, flags...)
	out, err := exec.Command(chromium(t), append(args, "file://"+page)...).Output()
	if err != nil {
		t.Fatalf("chromium: %v", err)
	}
	return string(out)
}

// No text leaves its shape or its picture, and no two texts overlap, in every
// kind of picture and with names of every sort.
func TestTextsFit(t *testing.T) {
	chromium(t)
	s := newStudio(t, Config{})
	var pictures strings.Builder
	for _, sort := range slices.Sorted(maps.Keys(namings)) {
		scenes := gallery(namings[sort])
		for _, kind := range slices.Sorted(maps.Keys(scenes)) {
			fmt.Fprintf(&pictures, "<section id=%q>%s</section>\n", sort+" "+kind, render(t, s, scenes[kind], SVG).Bytes)
		}
	}
	template, err := os.ReadFile("testdata/measure.html")
	if err != nil {
		t.Fatal(err)
	}
	page := filepath.Join(t.TempDir(), "measure.html")
	if err := os.WriteFile(page, []byte(strings.Replace(string(template), "<!--pictures-->", pictures.String(), 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	found := regexp.MustCompile(`<pre id="faults">(.*)</pre>`).FindStringSubmatch(browse(t, page, "--dump-dom"))
	if found == nil {
		t.Fatal("the page did not measure")
	}
	var faults []string
	if err := json.Unmarshal([]byte(html.UnescapeString(found[1])), &faults); err != nil {
		t.Fatal(err)
	}
	for _, fault := range faults {
		t.Error(fault)
	}
}
