package settings_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/touchstone-sec/touchstone/internal/settings"
	"github.com/touchstone-sec/touchstone/internal/settings/format"
	"github.com/touchstone-sec/touchstone/internal/source"
)

// TestLink: in whose environment variables are, in the order in which they are overridden.
func TestLink(t *testing.T) {
	var list []settings.Setting
	for _, f := range [][2]string{
		{"a/Dockerfile", "FROM x\nENV A=image\n"},
		{"a/compose.yaml", `
services:
  web:
    build: .
    env_file: [one.env, "${FILE:-two.env}", missing.env]
    environment: {A: own}
  other:
    image: x
    env_file: one.env
`},
		{"a/one.env", "A=one\n"},
		{"a/two.env", "A=two\n"},
		{"free.env", "A=free\n"},
		{"k/map.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: m}\ndata: {A: map}\n"},
		{"l/map.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: m}\ndata: {A: elsewhere}\n"},
		{"k/pod.yaml", `
apiVersion: v1
kind: Secret
metadata: {name: s}
data: {B: aHVudGVyMg==, C: "%"}
---
apiVersion: v1
kind: Pod
spec:
  containers:
    - name: x
      envFrom:
        - configMapRef: {name: m}
        - prefix: P_
          secretRef: {name: s}
      env: [{name: A, value: own}]
    - name: y
      envFrom: [{configMapRef: {name: n}}]
      env: [{name: A, value: alone}]
    - name: z
      envFrom: [{configMapRef: {name: m}}]
      env:
        - {name: A, valueFrom: {secretKeyRef: {name: s, key: B}}}
        - {name: D, valueFrom: {configMapKeyRef: {key: A, name: m}}}
        - {name: E, valueFrom: {configMapKeyRef: {key: Z, name: m}}}
        - {name: F, valueFrom: {fieldRef: {fieldPath: metadata.name}}}
`},
	} {
		r := format.Read(&source.File{Path: f[0], Text: f[1]}, true)
		if r == nil || len(r.Problems) > 0 {
			t.Fatal(f[0], r)
		}
		list = append(list, r.Settings...)
	}
	worlds := map[string][]string{}
	for _, s := range settings.Link(list) {
		if s.System == "environment" {
			w := strings.NewReplacer("\x00spec\x00containers", "", "\x00", " ").Replace(s.World)
			worlds[w] = append(worlds[w], s.Name+"="+s.Value.String())
		}
	}
	for world, want := range map[string]string{
		"a/compose.yaml 0 services web":   "A=image A=one A=two A=own",
		"a/compose.yaml 0 services other": "A=one",
		"a/Dockerfile 0 env":              "A=image",
		"":                                "A=free",
		"k/pod.yaml 1 Pod 0":              "A=map P_B=******** A=own",
		"k/pod.yaml 1 Pod 1":              "A=alone",
		"k/pod.yaml 1 Pod 2":              "A=map A=******** D=map",
	} {
		if got := strings.Join(worlds[world], " "); got != want {
			t.Errorf("%q has %q, want %q", world, got, want)
		}
		delete(worlds, world)
	}
	if len(worlds) > 0 {
		t.Errorf("and %v", slices.Sorted(func(yield func(string) bool) {
			for w := range worlds {
				if !yield(w) {
					return
				}
			}
		}))
	}
}
