package dev.predeploy.staging.http;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import org.apache.http.config.ConnectionConfig;
import org.apache.http.config.MessageConstraints;
import org.apache.http.config.Registry;
import org.apache.http.config.RegistryBuilder;
import org.apache.http.conn.socket.ConnectionSocketFactory;
import org.apache.http.conn.socket.PlainConnectionSocketFactory;
import org.apache.http.conn.ssl.DefaultHostnameVerifier;
import org.apache.http.conn.ssl.SSLConnectionSocketFactory;
import org.apache.http.conn.util.PublicSuffixMatcher;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.impl.conn.PoolingHttpClientConnectionManager;

/** Makes the HTTP client: the one that REST Assured brings, without what follows, repeats or remembers. */
final class Client {
    private static final int AT_ONCE = 64;
    private static final int LONGEST_LINE = 64 * 1024;
    private static final int MOST_HEADERS = 200;
    private static final int IDLE_MILLIS_BEFORE_A_LOOK = 50;

    private Client() {}

    static CloseableHttpClient make(Trust trust, Hosts hosts) throws IOException, GeneralSecurityException {
        return HttpClients.custom()
                .setConnectionManager(connections(trust, hosts))
                .setPublicSuffixMatcher(new PublicSuffixMatcher(List.of(), List.of())) // else it reads the whole list
                .setUserAgent("predeploy")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    private static PoolingHttpClientConnectionManager connections(Trust trust, Hosts hosts)
            throws IOException, GeneralSecurityException {
        Registry<ConnectionSocketFactory> sockets = RegistryBuilder.<ConnectionSocketFactory>create()
                .register("http", PlainConnectionSocketFactory.getSocketFactory())
                .register("https", new SSLConnectionSocketFactory(trust.context(), new DefaultHostnameVerifier()))
                .build();
        PoolingHttpClientConnectionManager connections =
                new PoolingHttpClientConnectionManager(sockets, hosts::resolve);
        connections.setMaxTotal(AT_ONCE);
        connections.setDefaultMaxPerRoute(AT_ONCE);
        connections.setValidateAfterInactivity(IDLE_MILLIS_BEFORE_A_LOOK);
        connections.setDefaultConnectionConfig(ConnectionConfig.custom()
                .setMessageConstraints(MessageConstraints.custom()
                        .setMaxLineLength(LONGEST_LINE)
                        .setMaxHeaderCount(MOST_HEADERS)
                        .build())
                .build());
        return connections;
    }
}
