package org.danubecamel.connector.jdbc;

import java.util.Properties;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.danubecamel.connector.OptionProblems;
import org.jspecify.annotations.Nullable;

/** Which database, as whom, and how long to wait for it. Set on the component they are the defaults of all its endpoints. */
@UriParams
public final class ConnectionConfiguration implements Cloneable {

    private static final Pattern PASSWORD =
            Pattern.compile("[?&;](?:\\w*password|pwd)\\s*=|//[^/?]*:[^/?]*@", Pattern.CASE_INSENSITIVE);

    @UriParam(
            label = "common",
            description =
                    "JDBC URL of the database, such as jdbc:postgresql://localhost:5432/shop. Further parameters are the"
                            + " driver's. User and password have options of their own.")
    private String url = "";

    @UriParam(label = "common,security", description = "Who logs in")
    private String username = "";

    @UriParam(label = "common,security", secret = true, description = "The user's password")
    private String password = "";

    @UriParam(
            label = "common,advanced",
            description = "A bean that gives connections, such as a pool, instead of url, username and password")
    private @Nullable DataSource dataSource;

    @UriParam(
            label = "common,advanced",
            defaultValue = "10000",
            javaType = "java.time.Duration",
            description =
                    "How long to wait for a connection, in milliseconds, 1 or more; drivers may count whole seconds")
    private long connectTimeout = 10_000;

    @UriParam(
            label = "common,advanced",
            defaultValue = "60000",
            javaType = "java.time.Duration",
            description =
                    "How long a statement may take, in milliseconds, 1 or more. Then it is undone, and what it was"
                            + " to write is tried again.")
    private long statementTimeout = 60_000;

    /** Creates a configuration with the defaults. */
    public ConnectionConfiguration() {}

    ConnectionConfiguration copy() {
        try {
            return (ConnectionConfiguration) clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    void check(OptionProblems problems) {
        problems.range("connectTimeout", connectTimeout, 1, Integer.MAX_VALUE / 2);
        problems.range("statementTimeout", statementTimeout, 1, Integer.MAX_VALUE / 2);
        if (dataSource != null) {
            if (!url.isBlank() || !username.isBlank() || !password.isBlank()) {
                problems.add("Options url, username and password are without effect with dataSource. Remove them.");
            }
            return;
        }
        if (url.isBlank()) {
            problems.add("Option url is missing. Give it, as in url=jdbc:postgresql://localhost:5432/shop, or a bean as"
                    + " dataSource.");
        } else if (PASSWORD.matcher(url).find()) {
            // Not shown: it would be in the log.
            problems.add("Option url has a password in it. Allowed: a URL without, which may be seen in logs. Give the"
                    + " password by the option password.");
        } else if (Dialects.find(url) == null) {
            problems.add("Option url is for no database that is known here. Allowed: " + Dialects.prefixes() + ".");
        }
    }

    Properties credentials() {
        var credentials = new Properties();
        if (!username.isBlank()) {
            credentials.setProperty("user", username);
        }
        if (!password.isEmpty()) {
            credentials.setProperty("password", password);
        }
        return credentials;
    }

    /** What is connected to, without secrets. */
    String target() {
        if (dataSource != null) {
            return "the data source";
        }
        var end = url.indexOf('?') < 0 ? url.length() : url.indexOf('?');
        return url.substring(0, end);
    }

    int connectTimeoutMillis() {
        return (int) connectTimeout;
    }

    int statementTimeoutMillis() {
        return (int) statementTimeout;
    }

    public String getUrl() {
        return url;
    }

    /** JDBC URL of the database, without user and password. */
    public void setUrl(String url) {
        this.url = url;
    }

    public String getUsername() {
        return username;
    }

    /** Who logs in. */
    public void setUsername(String username) {
        this.username = username;
    }

    public String getPassword() {
        return password;
    }

    /** The user's password. */
    public void setPassword(String password) {
        this.password = password;
    }

    public @Nullable DataSource getDataSource() {
        return dataSource;
    }

    /** A bean that gives connections, such as a pool, instead of url, username and password. */
    public void setDataSource(@Nullable DataSource dataSource) {
        this.dataSource = dataSource;
    }

    public long getConnectTimeout() {
        return connectTimeout;
    }

    /** How long to wait for a connection, in milliseconds, 1 or more. */
    public void setConnectTimeout(long connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public long getStatementTimeout() {
        return statementTimeout;
    }

    /** How long a statement may take, in milliseconds, 1 or more. */
    public void setStatementTimeout(long statementTimeout) {
        this.statementTimeout = statementTimeout;
    }
}
