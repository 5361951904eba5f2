package source

import "testing"

func TestIsSettings(t *testing.T) {
	for _, c := range []struct {
		folder, name string
		found, named bool // met on the way, named by the user
	}{
		{"", ".env", true, true},
		{"", ".env.production", true, true},
		{"", "prod.env", true, true},
		{"", ".env.example", true, true},
		{"etc/nova/", "nova.conf", true, true},
		{"etc/nova/", "nova.conf.sample", true, true},
		{"etc/nova/", "nova.conf~", true, true},
		{"", "Dockerfile", true, true},
		{"docker/", "Dockerfile.web", true, true},
		{"", "web.Dockerfile", true, true},
		{"", "docker-compose.override.yml", true, true},
		{"tests/fixtures/", "docker-compose.yml", true, true},
		{"tests/fixtures/", ".env", true, true},
		{"tests/fixtures/", "objects.yaml", false, true},
		{"app/locale/", "de.yml", false, true},
		{"openapi/schemas/", "user.yaml", false, true},
		{".github/workflows/", "ci.yml", true, true},
		{"k8s/", "deploy.yaml", true, true},
		{"", "appsettings.Production.json", true, true},
		{"config/", "default.json", true, true},
		{"web/", "countries.json", false, true},
		{"", "package.json", false, true},
		{"", "tsconfig.build.json", false, true},
		{"config/", "user.schema.json", false, true},
		{"", "pyproject.toml", false, true},
		{"", "tox.ini", false, true},
		{"", "settings.toml", true, true},
		{"src/main/resources/", "application.properties", true, true},
		{"src/main/resources/", "messages_de.properties", false, true},
		{"lib/", "pt-BR.yml", false, true},
		{"", "db.yml", true, true},
		{"keys/", "server.key", true, true},
		{".ssh/", "id_rsa", true, true},
		{"", "id_rsa.pub", true, true}, // its reader sees that there is no private key
		{"", "Dockerfile.py", false, false},
		{"", "main.py", false, false},
		{"", "README.md", false, false},
		{"", "config", false, false},
		{"", "env.py", false, false},
	} {
		if got := IsSettings(c.folder, c.name, false); got != c.found {
			t.Errorf("%s%s: %v", c.folder, c.name, got)
		}
		if got := IsSettings(c.folder, c.name, true); got != c.named {
			t.Errorf("%s%s, named: %v", c.folder, c.name, got)
		}
	}
}

func TestIsSample(t *testing.T) {
	for name, want := range map[string]bool{
		".env.example": true, "nova.conf.sample": true, "settings.dist.yaml": true, "a/example.ini": true, "docker-compose-sample.yaml": true,
		".env": false, "nova.conf": false, "samples.conf": false, "examples/app.conf": false,
	} {
		if IsSample(name) != want {
			t.Errorf("%s: %v", name, !want)
		}
	}
}
