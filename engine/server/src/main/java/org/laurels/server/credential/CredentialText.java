// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.credential;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.laurels.core.badge.Badge;
import org.laurels.core.community.Community;
import org.laurels.core.credential.GrantedBadge;
import org.laurels.core.credential.SigningKey;

/**
 * Writes what is signed: an Open Badges 3.0 credential, its issuer, and the list of revocations.
 */
final class CredentialText {
  private static final String CREDENTIALS = "https://www.w3.org/ns/credentials/v2";
  private static final String OPEN_BADGES =
      "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";
  private static final String IDENTIFIERS = "https://www.w3.org/ns/cid/v1";
  private static final int UUID_VERSION = 8;
  private static final long FRESH_MILLIS = 60_000;

  private final Addresses addresses;

  CredentialText(Addresses addresses) {
    this.addresses = addresses;
  }

  /** The header of a JWT that names the key by where its JWK is found. */
  ObjectNode header(Community community, SigningKey key) {
    return Json.object()
        .put("alg", "EdDSA")
        .put("kid", addresses.key(community, key.number()))
        .put("typ", "JWT");
  }

  /** A grant's credential, with the claims that a JWT repeats. */
  ObjectNode credential(
      Community community, GrantedBadge grant, @Nullable Badge badge, int statusIndex) {
    String id = addresses.credential(community, grant.id());
    String name = badge == null ? grant.badge() : badge.name();
    ObjectNode text = begin(id, List.of("VerifiableCredential", "AchievementCredential"));
    text.withArray("@context").insert(1, OPEN_BADGES);
    text.put("name", name);
    text.set("issuer", profile(community));
    text.put("validFrom", whole(grant.grantedAt()));
    ObjectNode subject = text.putObject("credentialSubject");
    subject.put("id", subject(community, grant)).putArray("type").add("AchievementSubject");
    subject.set("achievement", achievement(community, grant.badge(), name, badge));
    ObjectNode evidence = text.putArray("evidence").addObject();
    evidence.put("id", url(grant) == null ? id : url(grant)).putArray("type").add("Evidence");
    evidence.put("name", grant.item().title() == null ? name : grant.item().title());
    text.set("credentialStatus", status(community, statusIndex));
    return claims(text, addresses.issuer(community), grant.grantedAt())
        .put("sub", subject(community, grant));
  }

  /** Only what a browser can open and cannot run. */
  private static @Nullable String url(GrantedBadge grant) {
    String url = grant.item().url();
    return url != null && url.matches("https?://\\S+") ? url : null;
  }

  private ObjectNode achievement(
      Community community, String id, String name, @Nullable Badge badge) {
    ObjectNode text = Json.object().put("id", addresses.badge(community, id));
    text.putArray("type").add("Achievement");
    text.put("achievementType", "Badge").put("name", name);
    String description = badge == null ? null : badge.description();
    text.put(
        "description",
        description != null
            ? description
            : name + ", a badge of the community " + community.name());
    String condition = badge == null ? "" : badge.condition().text();
    text.putObject("criteria")
        .put(
            "narrative",
            (description != null ? description + "\n\n" : "")
                + (condition.isEmpty()
                    ? "Granted by the community."
                    : "Granted when the condition of the community's programme was met: "
                        + condition));
    text.putObject("image").put("id", addresses.image(community, id)).put("type", "Image");
    if (badge != null) {
      text.putArray("tag").add(badge.tier());
    }
    return text;
  }

  private ObjectNode status(Community community, int statusIndex) {
    int list = statusIndex / StatusBits.LENGTH;
    int place = statusIndex % StatusBits.LENGTH;
    String address = addresses.statusList(community, list);
    return Json.object()
        .put("id", address + "#" + place)
        .put("type", "BitstringStatusListEntry")
        .put("statusPurpose", "revocation")
        .put("statusListIndex", Integer.toString(place))
        .put("statusListCredential", address);
  }

  /** A list of revoked credentials, itself a credential. */
  ObjectNode statusList(Community community, int list, List<Integer> revoked, Instant now) {
    String id = addresses.statusList(community, list);
    ObjectNode text = begin(id, List.of("VerifiableCredential", "BitstringStatusListCredential"));
    text.put("issuer", addresses.issuer(community)).put("validFrom", whole(now));
    text.putObject("credentialSubject")
        .put("id", id + "#list")
        .put("type", "BitstringStatusList")
        .put("statusPurpose", "revocation")
        .put("encodedList", StatusBits.encoded(revoked))
        .put("ttl", FRESH_MILLIS);
    return claims(text, addresses.issuer(community), now).put("sub", id + "#list");
  }

  /** Who signs, with the keys that are theirs: what an issuer's id leads to. */
  ObjectNode issuer(Community community, List<SigningKey> keys) {
    ObjectNode text = Json.object();
    text.putArray("@context").add(CREDENTIALS).add(OPEN_BADGES).add(IDENTIFIERS);
    text.setAll(profile(community));
    ArrayNode methods = text.putArray("verificationMethod");
    ArrayNode uses = text.putArray("assertionMethod");
    for (SigningKey key : keys) {
      String id = addresses.key(community, key.number());
      ObjectNode method = methods.addObject();
      method.put("id", id).put("type", "JsonWebKey");
      method.put("controller", addresses.issuer(community));
      method.set("publicKeyJwk", jwk(community, key));
      uses.add(id);
    }
    return text;
  }

  ObjectNode jwk(Community community, SigningKey key) {
    return Json.object()
        .put("kty", "OKP")
        .put("crv", "Ed25519")
        .put("x", key.publicKey())
        .put("kid", addresses.key(community, key.number()))
        .put("use", "sig")
        .put("alg", "EdDSA");
  }

  private ObjectNode profile(Community community) {
    ObjectNode profile = Json.object().put("id", addresses.issuer(community));
    profile.putArray("type").add("Profile");
    return profile.put("name", community.name()).put("url", addresses.community(community));
  }

  private static ObjectNode begin(String id, List<String> types) {
    ObjectNode text = Json.object();
    text.putArray("@context").add(CREDENTIALS);
    text.put("id", id);
    ArrayNode type = text.putArray("type");
    types.forEach(type::add);
    return text;
  }

  private static ObjectNode claims(ObjectNode text, String issuer, Instant from) {
    return text.put("iss", issuer)
        .put("jti", text.path("id").textValue())
        .put("nbf", from.getEpochSecond());
  }

  /** The same without what only the JWT needs. */
  static ObjectNode withoutClaims(ObjectNode payload) {
    return payload.deepCopy().remove(List.of("iss", "jti", "nbf", "sub"));
  }

  private static String whole(Instant moment) {
    return moment.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /**
   * A name that is the same in all credentials of an identity and tells nothing of it: it is made
   * of the engine's own number, not of what the host calls the person.
   */
  private String subject(Community community, GrantedBadge grant) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest((addresses.issuer(community) + " " + grant.identityId()).getBytes(UTF_8));
      ByteBuffer bytes = ByteBuffer.wrap(Arrays.copyOf(hash, 16));
      bytes.put(6, (byte) ((bytes.get(6) & 0x0f) | UUID_VERSION << 4));
      bytes.put(8, (byte) ((bytes.get(8) & 0x3f) | 0x80));
      return "urn:uuid:" + new UUID(bytes.getLong(), bytes.getLong());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
