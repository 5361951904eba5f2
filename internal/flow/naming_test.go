package flow

import (
	"testing"

	"github.com/touchstone-sec/touchstone/internal/idiom"
)

func TestSnake(t *testing.T) {
	for name, want := range map[string]string{
		"": "", "token": "token", "access_token": "access_token", "accessToken": "access_Token", "NewUserPassword": "New_User_Password",
		"TOKEN": "TOKEN", "apiKEY": "api_KEY", "x": "x", "Token": "Token",
	} {
		if got := idiom.Snake(name); got != want {
			t.Errorf("snake(%q) = %q, want %q", name, got, want)
		}
	}
}
