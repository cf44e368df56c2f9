namespace ApecCard.AppHost.Local;

internal static class RabbitMQEnvironment
{
    public static IReadOnlyDictionary<string, string?> For(RabbitMQServerResource broker, string home) =>
        new Dictionary<string, string?>
        {
            ["RABBITMQ_CONF_ENV_FILE"] = "/dev/null",
            ["RABBITMQ_NODENAME"] = $"{broker.Name}@localhost",
            ["RABBITMQ_MNESIA_BASE"] = $"{home}/mnesia",
            ["RABBITMQ_LOG_BASE"] = $"{home}/log",
            ["RABBITMQ_LOGS"] = "-",
            ["RABBITMQ_CONFIG_FILE"] = $"{home}/rabbitmq",
            ["RABBITMQ_ADVANCED_CONFIG_FILE"] = $"{home}/advanced",
            ["RABBITMQ_ENABLED_PLUGINS_FILE"] = $"{home}/enabled_plugins",
            ["RABBITMQ_GENERATED_CONFIG_DIR"] = $"{home}/generated",
            ["RABBITMQ_PID_FILE"] = $"{home}/pid",
            ["RABBITMQ_DIST_PORT"] = $"{broker.DistributionPort}",
            ["ERL_EPMD_PORT"] = $"{broker.RegistryPort}",
            ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
            ["ERL_CRASH_DUMP_SECONDS"] = "0",
            // With it the script becomes the broker itself, so that there is one process to signal.
            ["RABBITMQ_ALLOW_INPUT"] = "1",
            ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "-noinput -kernel inet_dist_use_interface {127,0,0,1}",
            ["HOME"] = home,
        };
}
