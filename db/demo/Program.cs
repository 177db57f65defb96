namespace WelfareMutual.Database.Demo;
public sealed class Program { public static void Main() { } }
