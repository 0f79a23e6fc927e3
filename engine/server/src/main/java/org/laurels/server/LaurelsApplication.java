// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import io.dropwizard.views.common.ViewBundle;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.server.Server;
import org.glassfish.jersey.server.ServerProperties;
import org.laurels.server.access.Access;
import org.laurels.server.access.CommunityFilter;
import org.laurels.server.access.ViewerFilter;
import org.laurels.server.api.BadgeResource;
import org.laurels.server.api.BoardResource;
import org.laurels.server.api.ConnectionResource;
import org.laurels.server.api.ConnectorResource;
import org.laurels.server.api.EventExplainer;
import org.laurels.server.api.EventResource;
import org.laurels.server.api.HandGranting;
import org.laurels.server.api.HealthResource;
import org.laurels.server.api.HookResource;
import org.laurels.server.api.LinkResource;
import org.laurels.server.api.MemberBadgeResource;
import org.laurels.server.api.MemberResource;
import org.laurels.server.api.OpenApiResource;
import org.laurels.server.api.PrivacyResource;
import org.laurels.server.api.ProgrammeResource;
import org.laurels.server.api.ProgressResource;
import org.laurels.server.connection.Connections;
import org.laurels.server.credential.Addresses;
import org.laurels.server.delivery.Deliveries;
import org.laurels.server.embed.Embedding;
import org.laurels.server.host.PluginHost;
import org.laurels.server.page.ConnectionPages;
import org.laurels.server.page.Pages;
import org.laurels.server.page.signin.Doorway;
import org.laurels.server.page.signin.EnterResource;
import org.laurels.server.page.signin.OperatorResource;
import org.laurels.server.page.signin.SignOutResource;
import org.laurels.server.page.signin.TurnedAwayPages;
import org.laurels.server.problem.ErrorsAsProblems;
import org.laurels.server.problem.ProblemMapper;
import org.laurels.server.problem.UnreadBody;

/** The HTTP side of the program, on Dropwizard. */
public final class LaurelsApplication extends Application<ServerConfiguration> {
  private final Wiring wiring;
  private final ServerOptions options;
  private final Connections connections;
  private final Deliveries deliveries;
  private final AtomicInteger port = new AtomicInteger();

  private LaurelsApplication(Wiring wiring, ServerOptions options, PluginHost plugins) {
    this.wiring = wiring;
    this.options = options;
    this.connections = wiring.connections(plugins, options.outbound());
    this.deliveries = wiring.deliveries(connections);
  }

  /** Starts serving without plugins. */
  public static Running start(Wiring wiring, ServerOptions options) {
    return start(wiring, options, PluginHost.none());
  }

  /**
   * Starts serving. The wiring and the plugins stay the caller's to close, after the server was
   * stopped.
   *
   * @throws ServerStartException if it cannot, such as where the port is taken
   */
  public static Running start(Wiring wiring, ServerOptions options, PluginHost plugins) {
    LaurelsApplication application = new LaurelsApplication(wiring, options, plugins);
    Bootstrap<ServerConfiguration> bootstrap = new Bootstrap<>(application);
    application.initialize(bootstrap);
    ServerConfiguration configuration = new ServerConfiguration(options);
    try {
      return application.start(bootstrap, configuration);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new ServerStartException(
          "cannot listen on " + options.host() + ":" + options.port() + ": " + rootMessage(e), e);
    }
  }

  private Running start(Bootstrap<ServerConfiguration> bootstrap, ServerConfiguration configuration)
      throws Exception {
    configuration.getLoggingFactory().configure(bootstrap.getMetricRegistry(), getName());
    Environment environment =
        new Environment(
            getName(),
            bootstrap.getObjectMapper(),
            bootstrap.getValidatorFactory(),
            bootstrap.getMetricRegistry(),
            bootstrap.getClassLoader(),
            bootstrap.getHealthCheckRegistry(),
            configuration);
    bootstrap.run(configuration, environment);
    run(configuration, environment);
    Server server = configuration.getServerFactory().build(environment);
    server.setErrorHandler(new ErrorsAsProblems(bootstrap.getObjectMapper()));
    Running running =
        new Running(
            server,
            wiring.startJobs(options.outbound(), this::startCatchUps),
            wiring.proof().startSealing(wiring.communities()),
            deliveries,
            connections);
    running.start();
    port.set(running.port());
    deliveries.start(wiring.communities()::all);
    connections.startDraining(wiring.communities()::find);
    return running;
  }

  private void startCatchUps() {
    connections.catchUps().startAll(wiring.communities()::find);
  }

  private static String rootMessage(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage());
  }

  @Override
  public String getName() {
    return "laurels";
  }

  @Override
  public void initialize(Bootstrap<ServerConfiguration> bootstrap) {
    bootstrap.addBundle(
        new ViewBundle<>() {
          @Override
          public Map<String, Map<String, String>> getViewConfiguration(
              ServerConfiguration configuration) {
            // Else a page that fails shows its stack trace to people, and answers 200.
            return Map.of("freemarker", Map.of("template_exception_handler", "rethrow"));
          }
        });
  }

  @Override
  public void run(ServerConfiguration configuration, Environment environment) {
    ObjectMapper mapper = environment.getObjectMapper();
    environment.getApplicationContext().setErrorHandler(new ErrorsAsProblems(mapper));
    JerseyEnvironment jersey = environment.jersey();
    jersey.register(new ProblemMapper());
    jersey.register(UnreadBody.class);
    jersey.register(new CommunityFilter(wiring.tokenBook()));
    registerApi(jersey);
    CredentialResources.register(
        jersey, wiring, new Addresses(() -> options.publicUrl(port.get())), options.openPages());
    registerSignIn(jersey);
    Pages.Sources sources =
        new Pages.Sources(
            wiring.newestProgrammes(),
            wiring.standings(),
            wiring.memberNames(),
            wiring.database().boardStore(),
            wiring.boardShelf(),
            wiring.explanation(),
            wiring.progress(),
            wiring.privacy(),
            wiring.accounts(),
            wiring.credits().pages(options.outbound(), wiring.appraisals()),
            new ConnectionPages.Sources(connections, () -> options.publicUrl(port.get())));
    Pages.all(sources, wiring.clock(), options.openPages()).forEach(jersey::register);
    Embedding.all(wiring.embedSources(), options.openPages()).forEach(jersey::register);
  }

  private void registerSignIn(JerseyEnvironment jersey) {
    Access access = wiring.access();
    Doorway doorway = new Doorway(access.sessions());
    // A Location is sent as it is: made absolute, it would tell of a host that the request made up.
    jersey.property(ServerProperties.LOCATION_HEADER_RELATIVE_URI_RESOLUTION_DISABLED, true);
    jersey.register(
        new ViewerFilter(access.sessions(), new TurnedAwayPages(), options.openPages()));
    jersey.register(new EnterResource(access.links(), doorway));
    jersey.register(
        new OperatorResource(
            access.operators(),
            access.passwords(),
            wiring.communities(),
            wiring.credits().halts(),
            doorway));
    jersey.register(new SignOutResource(doorway));
  }

  private void registerApi(JerseyEnvironment jersey) {
    EventExplainer explainer =
        new EventExplainer(
            wiring.standings(), wiring.database().intakeStore(), wiring.explanation());
    jersey.register(new EventResource(wiring.batcher(), explainer));
    jersey.register(new MemberResource(wiring.standings()));
    registerBadges(jersey);
    wiring.credits().register(jersey, wiring, options.outbound());
    jersey.register(new PrivacyResource(wiring.standings(), wiring.privacy()));
    jersey.register(new LinkResource(wiring.accounts()));
    jersey.register(new BoardResource(wiring.boardLooks()));
    jersey.register(new ProgrammeResource(wiring.communities()));
    jersey.register(
        new HookResource(
            connections,
            wiring.communities(),
            () -> options.publicUrl(port.get()),
            wiring.clock()));
    jersey.register(new ConnectionResource(connections, () -> options.publicUrl(port.get())));
    jersey.register(new ConnectorResource(connections.plugins()));
    jersey.register(new OpenApiResource());
    jersey.register(
        new HealthResource(
            wiring.lastVerify(),
            wiring.credits().halts(),
            wiring.proof().store(),
            connections::silent,
            wiring.clock()));
  }

  private void registerBadges(JerseyEnvironment jersey) {
    HandGranting byHand =
        new HandGranting(
            wiring.standings(), wiring.currentProgrammes(), wiring.batcher(), wiring.clock());
    jersey.register(new MemberBadgeResource(wiring.standings(), byHand));
    jersey.register(
        new BadgeResource(wiring.standings(), wiring.currentProgrammes(), wiring.clock()));
    jersey.register(new ProgressResource(wiring.standings(), wiring.progress()));
  }
}
