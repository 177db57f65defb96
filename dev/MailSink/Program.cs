namespace WelfareMutual.Dev.MailSink;
public sealed class Program { public static void Main() { } }
