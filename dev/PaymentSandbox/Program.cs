namespace WelfareMutual.Dev.PaymentSandbox;
public sealed class Program { public static void Main() { } }
