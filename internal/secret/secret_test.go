package secret

import "testing"

func TestLike(t *testing.T) {
	for _, s := range []string{
		"hunter2", "letmein99", "s3cr3t!pass", "supersecret", "super-secret-key", "my_secret_key", "super_secret_key", "dev",
		"correct horse", "9f8a7b6c5d4e3f2a1b0c", "wJalrXUtnFEMI/K7MDENG/bPxRfiCY", "tiger", "Passw0rd!", "flask_secret_key",
		"django-insecure-#x0v8k2m^q", "SuperSecretPassword", ".hidden!pass1", "V1secret", "$ecret$pass1", "std::pass!9", "secret Sauce9", "horse staple", "string9!", "default1234",
		"yes-2-please", "Hmac5HA256", "hunter.2", "HS256secret", "aes-256-pass",
	} {
		if !Like(s) {
			t.Errorf("%q could be a secret", s)
		}
	}
	for _, s := range []string{
		"", "x", "password", "access_token", "newPassword", "Password:", "aws_secret_access_key", "AWSSecretKey", "DB_PASSWORD",
		"<your secret>", "changeme", "********", "xxxxxxxx", "${SECRET}", "{password}", "%(password)s", "https://example.com/reset",
		"/run/secrets/key", "prod/database/main", "auth-request-type/at", "app.settings.SECRET", ".signingsecret", "..models.token", "V1SecretProjection", "v1beta1TokenReview", "Please enter your password: ",
		"your-api-key", "api-key-not-set", "not needed", "foo", "fake_token", "[A-Za-z_]+", `\d+`, "AWSAccessKeyId",
		"insert_key", "example-secret", "os.environ/API_KEY2", "vault:secret/data/db#password1", "ENC[AES256_GCM,data:x1]", "op://vault/item1",
		"urn:oasis:names:tc:SAML:2.0:ac:classes:Password", "1.3.6.1.4.1.34998", "My Password", "__ac_password",
		"changeme/changeme", "__app_signing_secret__", "AWS::SecretsManager::Secret", "string?", "bogus", "infected", "password mismatch", "Token expired.", "not empty", "defaultsecret", "notasecret", "not-a-real-key",
		"required|strong|confirmed", "required|min:8", "PGPASSWORD", "INVALIDPASS", "anonymous@", "anonymous@example.org", "__CENSORED__", "oauth2_jwt_secret",
		"anon@", "bool", "list[str]", "dict(str, int)", "yes", "Interface.1.", "HmacSHA1", "HmacSHA256", "hmac-sha2-256", "HMAC-SHA512/256", "RS256", "AES-256-GCM",
		"$5$rounds=535000$2kqN9fxCY6Xt5/pi$tVnh0xX87g", "pbkdf2_sha256$600000$abc$def", "scrypt:32768:8:1$salt$9f", "{SSHA}W6ph5Mm5Pz8", "postgres-password", "Contraseña", "Passwort", "пароль", "$ANSIBLE_VAULT;1.1;AES256\n6638", "arn:aws:secretsmanager:x:1:secret:y",
	} {
		if Like(s) {
			t.Errorf("%q is no secret", s)
		}
	}
}
