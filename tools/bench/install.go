package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

func newBench() (*bench, error) {
	cache := os.Getenv("TOUCHSTONE_CACHE")
	if cache == "" {
		dir, err := os.UserCacheDir()
		if err != nil {
			return nil, err
		}
		cache = filepath.Join(dir, "touchstone")
	}
	cache, err := filepath.Abs(cache)
	if err != nil {
		return nil, err
	}
	repo, err := output(context.Background(), "", "go", "list", "-m", "-f", "{{.Dir}}")
	if err != nil {
		return nil, err
	}
	work, err := os.MkdirTemp("", "touchstone-bench-")
	return &bench{cache: cache, work: work, repo: repo}, err
}

// install tries to; a tool that cannot be had stands in the document with the reason.
func install(ctx context.Context, b *bench, t tool) installed {
	version, err := t.install(ctx, b)
	i := installed{tool: t, version: version}
	if err != nil {
		i.problem = firstLine(err.Error())
		progress("%s: %v", t.name, err)
	}
	return i
}

// pip installs a package into the virtual environment, which it makes first if need be, and asks a program in it for
// its version. The newest version is taken: it is the one that people compare with.
func (b *bench) pip(ctx context.Context, pkg, program string, args ...string) (version string, err error) {
	if _, err := os.Stat(b.venv("python")); err != nil {
		if err := command(ctx, "", "python3", "-m", "venv", filepath.Join(b.work, "venv")); err != nil {
			return "", err
		}
	}
	if err := command(ctx, "", b.venv("python"), "-m", "pip", "install", "--quiet", pkg); err != nil {
		return "", err
	}
	version, err = output(ctx, b.work, b.venv(program), args...)
	return firstLine(version), err
}

// venv is the path of a program in the virtual environment.
func (b *bench) venv(program string) string { return filepath.Join(b.work, "venv", "bin", program) }

func (b *bench) cargoRoot() string { return filepath.Join(b.cache, "bench", "cargo") }

// installFoxguard compiles it, which takes minutes, unless it is in the cache.
func installFoxguard(ctx context.Context, b *bench) (string, error) {
	program := filepath.Join(b.cargoRoot(), "bin", "foxguard")
	if _, err := os.Stat(program); err != nil {
		if _, err := exec.LookPath("cargo"); err != nil {
			return "", fmt.Errorf("not measured: it is on crates.io only, and cargo is not here")
		}
		if err := command(ctx, b.work, "cargo", "install", "--quiet", "--locked", "--root", b.cargoRoot(), "foxguard"); err != nil {
			return "", fmt.Errorf("not measured: %w", err)
		}
	}
	return output(ctx, b.work, program, "--version")
}

// command runs a program of ours, nothing that is measured.
func command(ctx context.Context, dir, name string, args ...string) error {
	_, err := output(ctx, dir, name, args...)
	return err
}

// output is what the program prints, without the last end of line.
func output(ctx context.Context, dir, name string, args ...string) (string, error) {
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Dir = dir
	var log strings.Builder
	cmd.Stderr = &log
	out, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("%s %s: %w\n%s", filepath.Base(name), strings.Join(args, " "), err, log.String())
	}
	return strings.TrimSpace(string(out)), nil
}
