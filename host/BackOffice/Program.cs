namespace WelfareMutual.Host.BackOffice;
public sealed class Program { public static void Main() { } }
