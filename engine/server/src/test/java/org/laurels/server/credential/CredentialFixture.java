// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.credential;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.laurels.core.standing.HeldBadge;
import org.laurels.server.TestServer;
import org.laurels.server.api.OpaqueId;

/** A badge granted on a server, and a stranger who meets its credential by HTTP. */
abstract class CredentialFixture {
  static final ObjectMapper MAPPER = new ObjectMapper();

  TestServer server;
  String grant;
  long grantId;

  @BeforeEach
  void start() {
    server = new TestServer();
    server.post(TestServer.history());
    HeldBadge held = held();
    grantId = held.grantId();
    grant = OpaqueId.GRANT.of(grantId);
  }

  HeldBadge held() {
    List<HeldBadge> all = new ArrayList<>();
    server.wiring.standings().eachBadge(server.ours, all::add);
    return all.get(0);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  TestServer.Answer get(String path) {
    return server.answer(server.request(path).build());
  }

  String download(String ending) {
    TestServer.Answer answer = get("/c/ours/badges/nice-answer/grants/" + grant + ending);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.text();
  }

  /** As a stranger would: the key is looked up where the credential's header says. */
  JsonNode verifiedElsewhere(String jwt) throws JoseException, IOException {
    JsonWebSignature signature = new JsonWebSignature();
    signature.setCompactSerialization(jwt);
    String kid = signature.getKeyIdHeaderValue();
    String base = "http://127.0.0.1:" + server.port();
    assertThat(kid).startsWith(base);
    signature.setKey(JsonWebKey.Factory.newJwk(get(kid.substring(base.length())).text()).getKey());
    if (!signature.verifySignature()) {
      throw new JoseException("the signature does not fit");
    }
    return MAPPER.readTree(signature.getPayload());
  }

  static boolean fitsElsewhere(String jwt, String key) {
    try {
      JsonWebSignature signature = new JsonWebSignature();
      signature.setCompactSerialization(jwt);
      signature.setKey(JsonWebKey.Factory.newJwk(key).getKey());
      return signature.verifySignature();
    } catch (JoseException e) {
      return false;
    }
  }

  boolean bit(JsonNode status) throws JoseException, IOException {
    String base = "http://127.0.0.1:" + server.port();
    String list = status.get("statusListCredential").textValue().substring(base.length());
    JsonNode told = verifiedElsewhere(get(list).text());
    String encoded = told.at("/credentialSubject/encodedList").textValue();
    assertThat(encoded).startsWith("u");
    try (InputStream bits =
        new GZIPInputStream(
            new ByteArrayInputStream(Base64.getUrlDecoder().decode(encoded.substring(1))))) {
      byte[] all = bits.readAllBytes();
      assertThat(all).hasSize(16_384);
      int index = Integer.parseInt(status.get("statusListIndex").textValue());
      return (all[index / 8] >> (7 - index % 8) & 1) == 1;
    }
  }

  void revoke() throws Exception {
    try (Connection connection = server.wiring.database().dataSource().getConnection();
        PreparedStatement update =
            connection.prepareStatement("UPDATE badge_grant SET revoked_at = ? WHERE id = ?")) {
      update.setLong(1, TestServer.NOW.toEpochMilli() * 1_000);
      update.setLong(2, grantId);
      assertThat(update.executeUpdate()).isEqualTo(1);
      connection.commit();
    }
  }

  String verdict(String type, String brought) {
    TestServer.Answer answer =
        server.answer(
            server
                .request("/credentials/verify")
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(brought))
                .build());
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.text().replaceAll("(?s).*data-verdict=\"([^\"]+)\".*", "$1");
  }

  String verdict(String brought) {
    return verdict("application/vc+jwt", brought);
  }
}
