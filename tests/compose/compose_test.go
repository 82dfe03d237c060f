// Package compose checks docker-compose.yml by the Compose specification's own
// library, and the Dockerfile by its text: no container is started here.
package compose

import (
	"context"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/compose-spec/compose-go/v2/cli"
	"github.com/compose-spec/compose-go/v2/types"
	"github.com/google/go-cmp/cmp"
)

const password = "not-a-real-password"

func TestServices(t *testing.T) {
	project := load(t, "NEO4J_PASSWORD="+password, "ROLEGRAPH_TOKEN=token")
	if diff := cmp.Diff([]string{"api", "loader", "neo4j"}, sorted(project.ServiceNames())); diff != "" {
		t.Error(diff)
	}
	if image := project.Services["neo4j"].Image; image != "neo4j:5.26-community" {
		t.Errorf("neo4j runs %s", image)
	}
	if auth := *project.Services["neo4j"].Environment["NEO4J_AUTH"]; auth != "neo4j/"+password {
		t.Errorf("NEO4J_AUTH is %s", auth)
	}
	for _, name := range []string{"loader", "api"} {
		environment := project.Services[name].Environment
		if got := *environment["NEO4J_PASSWORD"]; got != password {
			t.Errorf("%s: password %q", name, got)
		}
		if got := *environment["NEO4J_URI"]; got != "bolt://neo4j:7687" {
			t.Errorf("%s: address %q", name, got)
		}
	}
}

func TestOrderOfStart(t *testing.T) {
	project := load(t, "NEO4J_PASSWORD="+password, "ROLEGRAPH_TOKEN=token")
	want := map[string]string{
		"loader waits for neo4j": types.ServiceConditionHealthy,
		"api waits for neo4j":    types.ServiceConditionHealthy,
		"api waits for loader":   types.ServiceConditionCompletedSuccessfully,
	}
	got := map[string]string{}
	for _, service := range project.Services {
		for on, dependency := range service.DependsOn {
			got[service.Name+" waits for "+on] = dependency.Condition
			if dependency.Condition == types.ServiceConditionHealthy && project.Services[on].HealthCheck == nil {
				t.Errorf("%s waits for the health of %s, which has no health check", service.Name, on)
			}
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if restart := project.Services["loader"].Restart; restart != types.RestartPolicyNo {
		t.Errorf("loader restarts %s, it runs once", restart)
	}
}

func TestHealthChecks(t *testing.T) {
	project := load(t, "NEO4J_PASSWORD="+password, "ROLEGRAPH_TOKEN=token")
	for name, part := range map[string]string{"neo4j": "cypher-shell", "api": "/readyz"} {
		check := project.Services[name].HealthCheck
		if check == nil || !strings.Contains(strings.Join(check.Test, " "), part) {
			t.Errorf("%s: health check %+v", name, check)
			continue
		}
		if limit := time.Duration(*check.Interval) * time.Duration(*check.Retries); limit < 20*time.Second {
			t.Errorf("%s: has only %s to become healthy", name, limit)
		}
	}
}

func TestOnlyThisMachineReachesThePorts(t *testing.T) {
	for _, service := range load(t, "NEO4J_PASSWORD="+password, "ROLEGRAPH_TOKEN=token").Services {
		for _, port := range service.Ports {
			if port.HostIP != "127.0.0.1" {
				t.Errorf("%s: port %s is open on %q", service.Name, port.Published, port.HostIP)
			}
		}
	}
}

func TestDataOutlivesTheContainer(t *testing.T) {
	project := load(t, "NEO4J_PASSWORD="+password, "ROLEGRAPH_TOKEN=token")
	var mounts []string
	for _, volume := range project.Services["neo4j"].Volumes {
		mounts = append(mounts, volume.Source+":"+volume.Target)
		if _, declared := project.Volumes[volume.Source]; !declared {
			t.Errorf("volume %s is not declared", volume.Source)
		}
	}
	if diff := cmp.Diff([]string{"neo4j-data:/data", "neo4j-logs:/logs"}, mounts); diff != "" {
		t.Error(diff)
	}
}

func TestOurProgramsMayDoLittle(t *testing.T) {
	project := load(t, "NEO4J_PASSWORD="+password, "ROLEGRAPH_TOKEN=token")
	for _, name := range []string{"loader", "api"} {
		s := project.Services[name]
		if !s.ReadOnly || !slices.Contains(s.CapDrop, "ALL") || !slices.Contains(s.SecurityOpt, "no-new-privileges:true") || s.Privileged {
			t.Errorf("%s: read_only %v, cap_drop %v, security_opt %v, privileged %v", name, s.ReadOnly, s.CapDrop, s.SecurityOpt, s.Privileged)
		}
	}
}

// The API refuses to listen beyond loopback without a token.
func TestTheAPIHasAToken(t *testing.T) {
	project := load(t, "NEO4J_PASSWORD="+password, "ROLEGRAPH_TOKEN=token")
	api := project.Services["api"]
	if file := *api.Environment["ROLEGRAPH_TOKEN_FILE"]; file != "/run/secrets/"+api.Secrets[0].Source {
		t.Errorf("the token file is %s, the secret %s", file, api.Secrets[0].Source)
	}
	if source := project.Secrets["token"].Environment; source != "ROLEGRAPH_TOKEN" {
		t.Errorf("the token comes from %q", source)
	}
}

func TestPasswordIsRequired(t *testing.T) {
	_, err := project("ROLEGRAPH_TOKEN=token")
	if err == nil || !strings.Contains(err.Error(), "set NEO4J_PASSWORD") {
		t.Errorf("without a password: %v", err)
	}
}

// A secret stands in the file only as a variable that must be set.
func TestNoPasswordInTheFile(t *testing.T) {
	text := read(t, "../../docker-compose.yml")
	setting := regexp.MustCompile(`(?mi)^\s*[\w-]*(?:password|token|secret|auth)[\w-]*: *(\S.*)$`)
	for _, m := range setting.FindAllStringSubmatch(text, -1) {
		if value := strings.TrimPrefix(m[1], "neo4j/"); !strings.HasPrefix(value, "${NEO4J_PASSWORD:?") && !strings.HasPrefix(value, "/run/secrets/") {
			t.Errorf("a literal secret: %s", strings.TrimSpace(m[0]))
		}
	}
	if !setting.MatchString(text) {
		t.Error("no secret is set at all")
	}
}

func TestDockerfile(t *testing.T) {
	text := read(t, "../../Dockerfile")
	stages := regexp.MustCompile(`(?m)^FROM \S+`).FindAllStringIndex(text, -1)
	final := text[stages[len(stages)-1][0]:]
	if user := regexp.MustCompile(`(?m)^USER (\S+)$`).FindStringSubmatch(final); user == nil || strings.HasPrefix(user[1], "0") || user[1] == "root" {
		t.Errorf("the final image runs as %v", user)
	}
	for _, needed := range []string{"./cmd/api", "./cmd/loader", "npm ci", "npm run build", "CGO_ENABLED=0"} {
		if !strings.Contains(text, needed) {
			t.Errorf("the Dockerfile has no %q", needed)
		}
	}
	version := regexp.MustCompile(`(?m)^go (\d+\.\d+)`).FindStringSubmatch(read(t, "../../go.mod"))[1]
	if !strings.Contains(text, "FROM golang:"+version+"-") {
		t.Errorf("go.mod wants Go %s, the Dockerfile has another", version)
	}
	if strings.Contains(final, "golang") || strings.Contains(final, "node:") {
		t.Error("the final image holds a compiler")
	}
}

func load(t *testing.T, environment ...string) *types.Project {
	t.Helper()
	p, err := project(environment...)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// project loads the file with nothing but the given variables.
func project(environment ...string) (*types.Project, error) {
	options, err := cli.NewProjectOptions([]string{"../../docker-compose.yml"}, cli.WithEnv(environment))
	if err != nil {
		return nil, err
	}
	return options.LoadProject(context.Background())
}

func read(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func sorted(names []string) []string {
	slices.Sort(names)
	return names
}
