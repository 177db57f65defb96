namespace WelfareMutual.Host.Portal;
public sealed class Program { public static void Main() { } }
