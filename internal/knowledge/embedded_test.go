package knowledge

import (
	"testing"
)

func TestBuiltinModelsLoad(t *testing.T) {
	if _, err := Load("python", nil, nil); err != nil {
		t.Fatal(err)
	}
}
