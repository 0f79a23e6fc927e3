// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.laurels.server.host.PluginHost;
import org.laurels.spi.ConfigField;

/** Kinds of hosts that can be connected, and plugins that could not be started. */
@Path("/api/v1/communities/{community}/connectors")
@Produces(MediaType.APPLICATION_JSON)
public final class ConnectorResource {
  private final PluginHost plugins;

  public ConnectorResource(PluginHost plugins) {
    this.plugins = plugins;
  }

  /** A field of a configuration. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record FieldView(
      String name,
      String kind,
      String help,
      boolean required,
      @JsonProperty("default") @Nullable String defaultValue,
      @Nullable List<String> choices) {
    static FieldView of(ConfigField field) {
      return new FieldView(
          field.name(),
          field.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
          field.help(),
          field.required(),
          field.defaultValue(),
          field.choices().isEmpty() ? null : field.choices());
    }
  }

  /** A kind of host. */
  public record ConnectorView(
      String name, String plugin, String description, List<FieldView> fields) {}

  /** All kinds of hosts. */
  public record ListView(
      List<ConnectorView> items, @JsonProperty("left_out") List<PluginHost.Failure> leftOut) {}

  @GET
  public ListView all() {
    return new ListView(
        plugins.connectors().stream()
            .map(
                each ->
                    new ConnectorView(
                        each.connector().name(),
                        each.plugin(),
                        each.connector().description(),
                        each.connector().fields().stream().map(FieldView::of).toList()))
            .toList(),
        plugins.failures());
  }
}
