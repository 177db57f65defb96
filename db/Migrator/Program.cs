namespace WelfareMutual.Database.Migrator;
public sealed class Program { public static void Main() { } }
