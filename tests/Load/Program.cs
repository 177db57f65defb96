namespace WelfareMutual.Tests.Load;
public sealed class Program { public static void Main() { } }
