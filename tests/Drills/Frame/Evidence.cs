using WelfareMutual.Tests.Support.Database;

namespace WelfareMutual.Tests.Drills.Frame;

/// <summary>artifacts/drills/ID: what a run leaves behind for whoever doubts its verdict.</summary>
internal sealed class Evidence
{
    private readonly Lock gate = new();

    public Evidence(string name)
    {
        Folder = Path.Combine(Repository.Root, "artifacts", "drills", name);
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, true);
        }
        Directory.CreateDirectory(Folder);
    }

    public string Folder { get; }

    public string this[string file] => Path.Combine(Folder, file);

    public void Write(string file, string text)
    {
        lock (gate)
        {
            File.WriteAllText(this[file], text);
        }
    }

    public void Add(string file, string line)
    {
        lock (gate)
        {
            File.AppendAllText(this[file], line + "\n");
        }
    }

    /// <summary>What the drill did and when.</summary>
    public void Note(string what) => Add("course.txt", $"{TimeProvider.System.GetUtcNow():HH:mm:ss.fff} {what}");
}
