package source

import (
	"path"
	"regexp"
	"slices"
	"strings"
)

// This file tells settings files from others by their names and folders: what a deployment is configured with (INI,
// TOML, YAML, JSON, .env, properties, Dockerfiles, keys), but not what tools are configured with that only developers run, not
// what lists dependencies, and not data. What a file really holds is for its reader to find out.

// settingsEnds are the ends of names of settings files; JSON is looked at more closely.
var settingsEnds = []string{
	".env", ".ini", ".cfg", ".conf", ".cnf", ".toml", ".yaml", ".yml", ".properties", ".dockerfile", ".json",
	".pem", ".key", ".ppk",
}

// settingsFiles are whole names, and beginnings of names that go on with a dot.
var settingsFiles = []string{".env", "dockerfile", "containerfile", ".flaskenv", ".envrc", ".pypirc", ".npmrc", ".dockercfg", "id_rsa", "id_dsa", "id_ecdsa", "id_ed25519"}

// sampleEnds stand behind the name of a file that is to be copied and filled in, or that an editor has kept.
var sampleEnds = []string{".sample", ".example", ".dist", ".template", ".tpl", ".default", ".defaults", ".in", ".bak", ".backup", ".old", ".orig", ".save", "~"}

// developerFiles configure the tools of developers, or list dependencies.
var developerFiles = []string{
	"package.json", "package-lock.json", "npm-shrinkwrap.json", "pnpm-lock.yaml", "pnpm-workspace.yaml", "composer.json",
	"bower.json", "lerna.json", "nx.json", "angular.json", "project.json", "tsconfig.json", "jsconfig.json", "manifest.json",
	"pyproject.toml", "pyvenv.cfg", "cargo.toml", "poetry.toml", "pdm.toml", "uv.toml", "setup.cfg", "tox.ini", "pytest.ini", "mypy.ini",
	"ruff.toml", "pylintrc.toml", "noxfile.toml", "renovate.json", "mkdocs.yml", "mkdocs.yaml", "codecov.yml",
	"environment.yml", "environment.yaml", "meta.yaml", "citation.cff", "galaxy.yml", "pubspec.yaml", "netlify.toml",
	"bindep.txt", "bandit.yaml", "bandit.yml", "crowdin.yml", "lychee.toml", "typos.toml", "deny.toml", "clippy.toml", "rustfmt.toml",
	".pre-commit-config.yaml", ".pre-commit-hooks.yaml", ".readthedocs.yaml", ".readthedocs.yml", ".codecov.yml",
	".codecov.yaml", ".mergify.yml", ".yamllint.yml", ".yamllint.yaml", ".markdownlint.json", ".markdownlint.yaml",
	".eslintrc.json", ".eslintrc.yml", ".eslintrc.yaml", ".prettierrc.json", ".prettierrc.yaml", ".stylelintrc.json",
	".releaserc.json", ".golangci.yml", ".golangci.yaml", ".stestr.conf", ".testr.conf", ".clang-format", "dependabot.yml",
	"dependabot.yaml", "labeler.yml", "funding.yml", "stale.yml",
}

// dataFolders hold files in the formats of settings that are none: texts of user interfaces, fixtures, records of
// tests, schemas, notes. What .env files and Dockerfiles there are in them is reviewed all the same.
var dataFolders = []string{
	"locale", "locales", "i18n", "l10n", "lang", "langs", "translations", "messages", "fixtures", "fixture", "cassettes",
	"testdata", "test_data", "test-data", "snapshots", "__snapshots__", "schema", "schemas", "openapi", "swagger",
	"api_samples", "api-samples", "releasenotes", "changelogs", "data", "dataset", "datasets", "issue_template", "static", "assets",
	".vscode", ".idea", ".devcontainer",
}

// jsonWords are in the names of JSON files that are settings; jsonFolders are the folders whose JSON files are.
var (
	jsonWords   = []string{"config", "conf", "settings", "setting", "secret", "secrets", "credential", "credentials", "env", "appsettings", "daemon", "vault", "auth", "database", "service-account", "serviceaccount"}
	jsonFolders = []string{"config", "configs", "conf", "etc", "settings", "env", "environments", "secrets", ".docker", "deploy", "deployment", "k8s", "kubernetes"}
)

// texts are files with the texts of a user interface: "messages_de.properties", "en.yml", "pt-BR.json".
var texts = regexp.MustCompile(`^(messages|validationmessages|labels|strings|i18n|translations?)[._-]?.*\.|_[a-z]{2}(_[a-z]{2})?\.properties$|^(en|de|fr|es|it|pt|nl|ru|zh|ja|ko|pl|sv|da|fi|nb|no|cs|sk|tr|ar|he|hu|uk|ro|bg|el|ca|vi|th)([_-][a-z]{2,4})?\.(ya?ml|json|toml|ini)$`)

// IsSettings reports whether a file may be a settings file by its name. The folder is a slash path with a trailing
// slash, or "". With named, the user has named the file, or a folder around it, as one of settings.
func IsSettings(folder, name string, named bool) bool {
	plain := PlainName(name)
	for _, f := range settingsFiles {
		if rest, ok := strings.CutPrefix(plain, f); ok && (rest == "" || rest[0] == '.') {
			return LanguageOf(name, true) == ""
		}
	}
	end := path.Ext(plain)
	if !slices.Contains(settingsEnds, end) {
		return false
	}
	if named || end == ".env" || end == ".dockerfile" {
		return true
	}
	if slices.Contains(developerFiles, plain) || strings.HasSuffix(plain, ".schema.json") || strings.HasPrefix(plain, "tsconfig.") {
		return false
	}
	folders := strings.Split(strings.ToLower(strings.TrimSuffix(folder, "/")), "/")
	if strings.Contains(plain, "compose") {
		return true
	}
	if slices.ContainsFunc(folders, func(f string) bool { return slices.Contains(dataFolders, f) }) {
		return false
	}
	if texts.MatchString(plain) {
		return false
	}
	if end != ".json" {
		return true
	}
	words := strings.FieldsFunc(strings.TrimSuffix(plain, end), func(r rune) bool { return r == '.' || r == '_' || r == '-' })
	return slices.ContainsFunc(words, func(w string) bool { return slices.Contains(jsonWords, w) }) ||
		slices.Contains(jsonFolders, folders[len(folders)-1])
}

// IsSample reports whether a file is by its name one to be copied and filled in: ".env.example", "app.conf.sample".
func IsSample(name string) bool {
	name = strings.ToLower(path.Base(name))
	if PlainName(name) != name {
		return true
	}
	words := strings.FieldsFunc(name, func(r rune) bool { return r == '.' || r == '_' || r == '-' })
	return slices.ContainsFunc(words, func(w string) bool {
		return w == "sample" || w == "example" || w == "template" || w == "dist" || w == "tmpl" || w == "demo" || w == "skeleton"
	})
}

// PlainName is the name, in lower case, without what makes a sample or a copy of it: "app.conf.sample" is "app.conf".
func PlainName(name string) string {
	name = strings.ToLower(name)
	for _, e := range sampleEnds {
		if rest, ok := strings.CutSuffix(name, e); ok && rest != "" {
			return rest
		}
	}
	return name
}
