// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.laurels.core.connection.CatchUpState;
import org.laurels.core.connection.CatchUpState.Ended;

/**
 * How far a host has been asked for what it did not send.
 *
 * @param running whether it is asked now
 * @param ending what the last run that ended came to; left out before the first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CatchUpView(
    boolean running,
    @JsonProperty("began_at") String beganAt,
    @JsonProperty("ended_at") @Nullable String endedAt,
    @Nullable String ending,
    @Nullable String detail,
    @Nullable Long accepted) {

  static CatchUpView of(CatchUpState state, boolean running) {
    Ended last = state.last();
    return last == null
        ? new CatchUpView(running, state.beganAt().toString(), null, null, null, null)
        : new CatchUpView(
            running,
            state.beganAt().toString(),
            last.at().toString(),
            last.ending().name().toLowerCase(Locale.ROOT),
            last.detail().isEmpty() ? null : last.detail(),
            last.accepted());
  }
}
