// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.credential;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.laurels.server.TestServer;
import org.laurels.server.api.OpaqueId;
import org.laurels.store.JdbcCredentialStore;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** Credentials as others meet them: by HTTP, and verified by a library that is not ours. */
class CredentialIT extends CredentialFixture {
  @Test
  void credential_saysAllThatOpenBadgesAsksFor() throws Exception {
    JsonNode told = MAPPER.readTree(download(".json"));
    String golden;
    try (InputStream file = CredentialIT.class.getResourceAsStream("credential.json")) {
      golden = new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
    String subject = told.at("/credentialSubject/id").textValue();

    assertThat(subject).matches("urn:uuid:[0-9a-f-]{36}");
    assertThat(told)
        .isEqualTo(
            MAPPER.readTree(
                golden
                    .replace("BASE", "http://127.0.0.1:" + server.port())
                    .replace("GRANT", grant)
                    .replace("SUBJECT", subject)));
  }

  @Test
  void credential_verifiesWithAnotherLibrary_andSaysWhatTheJsonSays() throws Exception {
    JsonNode signed = verifiedElsewhere(download(".jwt"));
    JsonNode json = MAPPER.readTree(download(".json"));

    assertThat(signed.get("jti")).isEqualTo(json.get("id"));
    assertThat(signed.get("iss")).isEqualTo(json.at("/issuer/id"));
    assertThat(signed.get("sub")).isEqualTo(json.at("/credentialSubject/id"));
    json.properties()
        .forEach(each -> assertThat(signed.get(each.getKey())).isEqualTo(each.getValue()));
  }

  @Test
  void credential_isTheSameEachTime() {
    assertThat(download(".jwt")).isEqualTo(download(".jwt"));
  }

  @Test
  void everyChangedByte_fails_hereAndElsewhere() {
    String jwt = download(".jwt");
    int signature = jwt.lastIndexOf('.') + 1;
    String key = get("/c/ours/credentials/keys/1").text();
    assertThat(verdict(jwt)).isEqualTo("valid");
    assertThat(fitsElsewhere(jwt, key)).isTrue();
    for (int i = 0; i < jwt.length(); i += i < signature ? 37 : 11) {
      char was = jwt.charAt(i);
      if (was != '.') {
        String changed = jwt.substring(0, i) + (was == 'A' ? 'B' : 'A') + jwt.substring(i + 1);
        assertThat(verdict(changed)).as("byte %d", i).isNotEqualTo("valid");
        assertThat(fitsElsewhere(changed, key)).as("byte %d", i).isFalse();
      }
    }
  }

  @Test
  void changedWord_isToldAsChanged() {
    String[] parts = download(".jwt").split("\\.", -1);
    String payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    String forged =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(payload.replace("bronze", "golden").getBytes(StandardCharsets.UTF_8));

    assertThat(verdict(parts[0] + "." + forged + "." + parts[2])).isEqualTo("changed");
    assertThat(verdict(download(".json"))).isEqualTo("valid");
    assertThat(verdict(download(".json").replace("bronze", "golden"))).isEqualTo("changed");
  }

  /** The letter at the end carries bits that decoders overlook. */
  @Test
  void lastLetter_countsToo() {
    String jwt = download(".jwt");
    char last = jwt.charAt(jwt.length() - 1);
    String changed = jwt.substring(0, jwt.length() - 1) + (char) (last + 1);

    assertThat(Base64.getUrlDecoder().decode(changed.substring(changed.lastIndexOf('.') + 1)))
        .isEqualTo(Base64.getUrlDecoder().decode(jwt.substring(jwt.lastIndexOf('.') + 1)));
    assertThat(verdict(changed)).isNotEqualTo("valid");
  }

  @Test
  void revokedGrant_isToldByTheListsOwnBits_theVerdictAndThePage() throws Exception {
    String jwt = download(".jwt");
    JsonNode status = verifiedElsewhere(jwt).get("credentialStatus");
    assertThat(status.get("type").textValue()).isEqualTo("BitstringStatusListEntry");
    String page = "/c/ours/credentials/" + grant;
    assertThat(get(page).text()).contains("Valid.").doesNotContain("Revoked.");

    revoke();

    assertThat(verdict(jwt)).isEqualTo("revoked");
    assertThat(verdict(download(".json"))).isEqualTo("revoked");
    assertThat(get(page).text()).contains("Revoked.").doesNotContain("Valid.");
    assertThat(bit(status)).isTrue();
  }

  @Test
  void standingGrant_hasNoBit() throws Exception {
    assertThat(bit(verifiedElsewhere(download(".jwt")).get("credentialStatus"))).isFalse();
  }

  @Test
  void image_isXmlAndCarriesTheCredential() throws Exception {
    String svg = download(".svg");
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    Element root =
        factory
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)))
            .getDocumentElement();
    Element baked =
        (Element)
            root.getElementsByTagNameNS("https://purl.imsglobal.org/ob/v3p0", "credential").item(0);

    assertThat(root.getLocalName()).isEqualTo("svg");
    assertThat(baked.getAttribute("verify")).isEqualTo(download(".jwt"));
    assertThat(verdict("image/svg+xml", svg)).isEqualTo("valid");
  }

  @Test
  void form_takesWhatIsPasted() {
    assertThat(
            verdict(
                "application/x-www-form-urlencoded",
                "credential=" + URLEncoder.encode(download(".svg"), StandardCharsets.UTF_8)))
        .isEqualTo("valid");
    assertThat(get("/credentials/verify").text()).contains("<textarea");
  }

  @Test
  void whatIsNotOurs_isToldApart() {
    String[] parts = download(".jwt").split("\\.", -1);
    String base = "http://127.0.0.1:" + server.port();

    assertThat(verdict(signedAs(parts, base + "/c/ours/credentials/keys/9")))
        .isEqualTo("unknown-issuer");
    assertThat(verdict(signedAs(parts, base + "/c/nobody/credentials/keys/1")))
        .isEqualTo("unknown-issuer");
    assertThat(verdict(signedAs(parts, "https://elsewhere.example/keys/1"))).isEqualTo("not-ours");
    assertThat(verdict("{\"id\":\"https://elsewhere.example/1\"}")).isEqualTo("not-ours");
    assertThat(verdict("once upon a time")).isEqualTo("unreadable");
    assertThat(verdict("<svg xmlns='http://www.w3.org/2000/svg'/>")).isEqualTo("unreadable");
    assertThat(verdict("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>"))
        .isEqualTo("unreadable");
  }

  private static String signedAs(String[] parts, String kid) {
    String header = "{\"alg\":\"EdDSA\",\"kid\":\"" + kid + "\",\"typ\":\"JWT\"}";
    return Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(header.getBytes(StandardCharsets.UTF_8))
        + "."
        + parts[1]
        + "."
        + parts[2];
  }

  @Test
  void tooMuch_isTurnedAway() {
    TestServer.Answer answer =
        server.answer(
            server
                .request("/credentials/verify")
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("a".repeat(300_000)))
                .build());

    answer.isProblem(413, "body-too-large");
  }

  @Test
  void erasedMember_hasNoCredentialAndARevokedOne() throws Exception {
    String jwt = download(".jwt");
    JsonNode status = verifiedElsewhere(jwt).get("credentialStatus");
    JdbcCredentialStore store = new JdbcCredentialStore(server.wiring.database());
    long member = store.grant(server.ours, grantId).orElseThrow().memberId();
    store.erase(server.ours, member, TestServer.NOW);

    for (String ending : new String[] {".jwt", ".json", ".svg"}) {
      assertThat(get("/c/ours/badges/nice-answer/grants/" + grant + ending).status())
          .isEqualTo(410);
    }
    TestServer.Answer page = get("/c/ours/credentials/" + grant);
    assertThat(page.status()).isEqualTo(410);
    assertThat(page.text()).contains("Removed").doesNotContainIgnoringCase("nice");
    assertThat(verdict(jwt)).isEqualTo("revoked");
    assertThat(bit(status)).isTrue();
  }

  @Test
  void page_saysWhoWhatWhenAndToWhom() {
    TestServer.Answer page = get("/c/ours/credentials/" + grant);

    assertThat(page.status()).as(page.text()).isEqualTo(200);
    assertThat(page.text())
        .contains("Nice Answer")
        .contains("the community ours")
        .contains("<dd>2</dd>")
        .contains("2026-05-02 11:00")
        .contains("item.score &gt;= 2");
  }

  @Test
  void strangersPaths_areNotFound() {
    assertThat(get("/c/theirs/badges/nice-answer/grants/" + grant + ".jwt").status())
        .isEqualTo(404);
    assertThat(get("/c/ours/badges/other/grants/" + grant + ".jwt").status()).isEqualTo(404);
    assertThat(get("/c/ours/credentials/gzzzzzzzzzzzzz").status()).isEqualTo(404);
    assertThat(get("/c/nobody/credentials/keys").status()).isEqualTo(404);
  }

  @Test
  void closedPages_showOnlyWhatTheApiIssued() {
    server.close();
    server = new TestServer(false);
    server.post(TestServer.history());
    grant = OpaqueId.GRANT.of(held().grantId());
    String path = "/c/ours/credentials/" + grant;
    assertThat(get(path).status()).isEqualTo(404);
    String issue = "/api/v1/communities/ours/grants/" + grant + "/credential";
    HttpRequest.Builder put = server.request(issue).PUT(HttpRequest.BodyPublishers.noBody());
    assertThat(server.answer(put.build()).status()).isEqualTo(401);
    TestServer.Answer issued =
        server.answer(put.header("Authorization", "Bearer " + server.token).build());

    assertThat(issued.status()).as(issued.text()).isEqualTo(200);
    assertThat(issued.json().get("id").textValue()).endsWith(path);
    assertThat(get(path).status()).isEqualTo(200);
  }

  @Test
  void openPages_leadToTheCredential() {
    String path = "/c/ours/credentials/" + grant;
    long member =
        new JdbcCredentialStore(server.wiring.database())
            .grant(server.ours, grantId)
            .orElseThrow()
            .memberId();

    assertThat(get("/c/ours/badges/nice-answer").text()).contains("href=\"" + path + "\"");
    assertThat(get("/c/ours/members/" + OpaqueId.MEMBER.of(member)).text())
        .contains("href=\"" + path + "\"");
  }
}
