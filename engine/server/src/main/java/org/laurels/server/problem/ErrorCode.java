// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.problem;

/** Every kind of error that is answered over HTTP. */
public enum ErrorCode {
  MALFORMED_JSON("malformed-json", 400, "The body is not JSON"),
  INVALID_EVENT("invalid-event", 400, "The event cannot be taken"),
  INVALID_PARAMETER("invalid-parameter", 400, "A parameter is wrong"),
  REFUSED("refused", 400, "The request cannot be answered"),
  KEY_NEEDED("idempotency-key", 400, "An Idempotency-Key is needed"),
  UNAUTHENTICATED("unauthenticated", 401, "A token is needed"),
  BAD_SIGNATURE("bad-signature", 401, "The signature is not good"),
  FORBIDDEN("forbidden", 403, "Not allowed"),
  NOT_FOUND("not-found", 404, "Nothing is here"),
  METHOD_NOT_ALLOWED("method-not-allowed", 405, "This method does nothing here"),
  NOT_ACCEPTABLE("not-acceptable", 406, "No representation that you accept"),
  NOT_ENOUGH("not-enough", 409, "Too few credits are available"),
  SOLD_OUT("sold-out", 409, "None is left"),
  MEMBER_LIMIT("member-limit", 409, "The member has had it as often as can be"),
  NOT_OFFERED("not-offered", 409, "The reward is not offered now"),
  NOT_OPEN("not-open", 409, "Nothing can be chosen now"),
  WALLET_FROZEN("wallet-frozen", 409, "The wallet is frozen"),
  WRONG_STATE("wrong-state", 409, "The redemption cannot take this step"),
  SAME_PERSON("same-person", 409, "Another person must say yes"),
  BOUNTY_THERE("bounty-there", 409, "The item has a bounty of the same giver"),
  BOUNTY_ENDED("bounty-ended", 409, "The bounty has come to its end"),
  NOT_LINKED("not-linked", 409, "The accounts cannot be linked"),
  CHANGED("changed-meanwhile", 409, "It has changed since you looked"),
  OWES("owes", 409, "The member owes credits"),
  BODY_TOO_LARGE("body-too-large", 413, "The body is too large"),
  TOO_MANY_EVENTS("too-many-events", 413, "Too many events in one request"),
  UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "This media type is not taken"),
  KEY_REUSED("idempotency-key-reused", 422, "The Idempotency-Key belongs to another call"),
  OWN_BOUNTY("own-bounty", 422, "Nobody gets a bounty of her own"),
  NOT_ELIGIBLE("not-eligible", 422, "The member may not have this reward"),
  WRONG_AMOUNT("wrong-amount", 422, "The reward has another price"),
  INTERNAL("internal", 500, "Something went wrong here"),
  OVERLOADED("overloaded", 503, "Too much is waiting"),
  STOPPING("stopping", 503, "The server is stopping"),
  HALTED("redemptions-halted", 503, "Redemptions stand still"),
  STORE_UNAVAILABLE("store-unavailable", 503, "The database cannot work now");

  private final String id;
  private final int status;
  private final String title;

  ErrorCode(String id, int status, String title) {
    this.id = id;
    this.status = status;
    this.title = title;
  }

  public int status() {
    return status;
  }

  String title() {
    return title;
  }

  /** Identifies the kind, as RFC 9457 has it. */
  public String type() {
    return "urn:laurels:problem:" + id;
  }
}
