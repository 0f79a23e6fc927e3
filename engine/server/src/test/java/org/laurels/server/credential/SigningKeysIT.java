// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.HexFormat;
import org.jose4j.jws.JsonWebSignature;
import org.junit.jupiter.api.Test;
import org.laurels.server.TestServer;
import org.laurels.server.secret.InstallationKey;
import org.laurels.server.secret.InstallationKeyException;
import org.laurels.store.JdbcSigningKeyStore;

class SigningKeysIT extends CredentialFixture {
  @Test
  void newKey_signsFromThenOn_andTheOldOneStaysPublic() throws Exception {
    String before = download(".jwt");
    JdbcSigningKeyStore store = new JdbcSigningKeyStore(server.wiring.database());
    assertThat(store.all(server.ours)).hasSize(1);
    server.wiring.credentials(new Addresses(() -> "http://a")).keys().rotate(server.ours);

    assertThat(download(".jwt")).isEqualTo(before);
    verifiedElsewhere(before);
    assertThat(verdict(before)).isEqualTo("valid");
    assertThat(get("/c/ours/credentials/keys").json().get("keys")).hasSize(2);
    assertThat(get("/c/ours/credentials/issuer").json().get("assertionMethod")).hasSize(2);
    String list = get("/c/ours/credentials/status/0").text();
    JsonWebSignature signature = new JsonWebSignature();
    signature.setCompactSerialization(list);
    assertThat(signature.getKeyIdHeaderValue()).endsWith("/keys/2");
    verifiedElsewhere(list);
  }

  @Test
  void anotherInstallationKey_isToldClearly() {
    download(".jwt");
    InstallationKey other = new InstallationKey(TestServer.freshKey());
    other.encrypt(new byte[1], "made");
    SigningKeys keys =
        new SigningKeys(
            new JdbcSigningKeyStore(server.wiring.database()), other, server.wiring.clock());
    SignedText.Unsigned text = SignedText.unsigned(Json.object(), Json.object());

    assertThatThrownBy(() -> keys.sign(server.ours, keys.current(server.ours), text))
        .isInstanceOf(InstallationKeyException.class)
        .hasMessageContaining("is not the one");
  }

  @Test
  void privateKey_restsEncrypted() throws Exception {
    download(".jwt");
    String sealed =
        new JdbcSigningKeyStore(server.wiring.database()).all(server.ours).get(0).sealed();

    // What every private Ed25519 key begins with in PKCS#8.
    assertThat(HexFormat.of().formatHex(Base64.getDecoder().decode(sealed)))
        .doesNotContain("302e020100300506032b6570");
  }
}
