// Package knowledge holds the models and rules that are built into the binary. They are data; internal/knowledge says
// what they mean and reads them.
package knowledge

import "embed"

// Counterparts sets the rules of other tools beside ours.
//
//go:embed counterparts.txt
var Counterparts string

// Files are models/<language>/<library>.yaml and rules/<language>/<rule>/rule.yaml.
//
//go:embed models/*/*.yaml rules/*/*/rule.yaml
var Files embed.FS

// Testdata is what tests hold the rules to, rules/<language>/<rule>/testdata/*: the examples of their documentation.
//
//go:embed rules/*/*/testdata/*
var Testdata embed.FS
