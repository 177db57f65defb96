namespace WelfareMutual.Host.Gateway;
public sealed class Program { public static void Main() { } }
