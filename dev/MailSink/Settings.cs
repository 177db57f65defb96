using System.Globalization;

namespace WelfareMutual.Dev.MailSink;

internal sealed record Settings(string Urls, string SmtpHost, int SmtpPort, int MaxBytes, int Keep)
{
    public static Settings Read(IConfiguration configuration) => new(
        configuration["Urls"] ?? "http://127.0.0.1:8025",
        configuration["Smtp:Host"] ?? "127.0.0.1",
        Number(configuration, "Smtp:Port", 1025),
        Number(configuration, "Smtp:MaxBytes", 10 * 1024 * 1024),
        Number(configuration, "Keep", 100_000));

    private static int Number(IConfiguration configuration, string name, int otherwise) =>
        configuration[name] is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
