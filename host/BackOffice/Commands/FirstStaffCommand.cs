using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using WelfareMutual.Identity.Staff;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Transport;

namespace WelfareMutual.Host.BackOffice.Commands;

/// <summary>first-staff FILE: the first two administrators and the first terminal of an installation whose register is empty. Both of them stand by:
/// each takes the start key that is printed for them. Status 0: entered; 1: refused, nothing was written; 64: asked wrongly.</summary>
internal static class FirstStaffCommand
{
    private const string Usage = """
        first-staff FILE, where FILE is
        { "people": [ { "code": "S001", "name": "姓　名", "roles": ["System"], "card": "S001.crt" }, { … } ],
          "terminal": { "ip": "10.8.0.11", "certificate": "T-01.crt" } }
        Certificates are found from the file's own folder.
        """;

    public static async Task<int> Run(string[] arguments)
    {
        if (arguments is not [var file] || !File.Exists(file) || Read(file) is not { } command)
        {
            await Console.Error.WriteLineAsync(Usage);
            return 64;
        }
        await using var jobs = JobsByHand.Open(JobsByHand.Settings());
        var outcome = await jobs.Run(command);
        if (!outcome.Succeeded)
        {
            await Console.Error.WriteLineAsync($"{outcome.Refusal!.Code}: {outcome.Refusal.Text}");
            return 1;
        }
        foreach (var (founder, key) in command.Founders.Zip(outcome.Value.StartKeys))
        {
            await Console.Out.WriteLineAsync($"{founder.Code}: start key {key}");
        }
        return 0;
    }

    private static BeginRegister? Read(string file)
    {
        try
        {
            var wanted = JsonSerializer.Deserialize<Wanted>(File.ReadAllText(file), Wire.Json)!;
            using var seat = Certificate(file, wanted.Terminal.Certificate);
            return new BeginRegister(
                [.. wanted.People.Select(p => Founder(p, file))],
                new(wanted.Terminal.Ip, seat.GetCertHashString(HashAlgorithmName.SHA256), DateOnly.FromDateTime(seat.NotAfter)));
        }
        catch (Exception unreadable) when (unreadable is JsonException or CryptographicException or IOException or NullReferenceException or ArgumentNullException)
        {
            return null;
        }
    }

    private static BeginRegister.Founder Founder(Person person, string file)
    {
        using var card = Certificate(file, person.Card);
        return new(person.Code, person.Name, person.Roles, card.SerialNumber, card.GetCertHashString(HashAlgorithmName.SHA256), DateOnly.FromDateTime(card.NotAfter));
    }

    private static X509Certificate2 Certificate(string file, string name) =>
        X509CertificateLoader.LoadCertificateFromFile(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, name));

    private sealed record Wanted(IReadOnlyList<Person> People, Seat Terminal);

    private sealed record Person(string Code, string Name, IReadOnlyList<StaffRole> Roles, string Card);

    private sealed record Seat(string Ip, string Certificate);
}
