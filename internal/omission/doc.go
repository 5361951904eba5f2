// Package omission finds what a program leaves undone: entry points that ask nobody who calls, or whose an object is; requests
// that other sites may forge; races, limits, prices and amounts that a client decides; secrets, codes and links that do not
// expire. No flow of data shows any of it. What a program does is read off names (knowledge.Access) along the call graph, once
// the flow is known: what matters is that nobody asks, and an analysis that looks for a check and finds none must not miss
// one.
//
// Checks (access.go) is what is known of a program. It answers what the flow of data asks (flow.Checks), and lists its own
// findings; each file holds one of them, with the names and shapes of code that it goes by. What it keeps is made when it is
// first asked for. A panic in one finding costs that one (World.Spared).
package omission
