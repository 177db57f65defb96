namespace WelfareMutual.Tests.Support.Database;

/// <summary>The checked-out tree that the tests belong to.</summary>
public static class Repository
{
    /// <summary>The folder that holds WelfareMutual.sln.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>The folder <c>db</c>.</summary>
    public static string Sql => Path.Combine(Root, "db");

    static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "WelfareMutual.sln")) ? folder
        : Find(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside the repository."));
}
