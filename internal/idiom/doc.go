// Package idiom reads off the instructions of a function what needs no analysis: names and constants, statements in SQL, what
// decorates a definition, what a register was before it was tested. It knows the idioms in which programs are written, and
// nothing of values, objects or data. All of it holds for one function or one text alone and is safe for concurrent use.
package idiom
