using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using WelfareMutual.Identity.Acts;
using WelfareMutual.Identity.Entrance;
using WelfareMutual.Identity.Proof;
using WelfareMutual.Identity.Staff;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.Transport;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Notifications.Contracts;
using WelfareMutual.Notifications.Letters;
using WelfareMutual.Tests.Modules.Identity;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Kernel.UseCases;

/// <summary>What is kept of a form, so that a second post of it is harmless: nothing to guess at, and no secret.</summary>
public sealed class CommandKeyTests
{
    /// <summary>Names under which a use case hands out what opens something.</summary>
    private static readonly string[] Secrets = ["Token", "Secret", "Uri", "StartKey", "Password", "Content", "Code", "Key"];

    [Fact]
    public async Task A_password_cannot_be_guessed_at_in_the_database()
    {
        await using var site = await Site.Start();
        await site.ActiveMember("1284-037");
        var member = site.As((await site.Guest.Do(new SignIn("1284-037", Entry.Password))).Token);
        foreach (var (password, key) in new[] { ("chigau pasuwado desu", Guid.CreateVersion7()), (Entry.Password, Guid.CreateVersion7()), (Entry.Password, Guid.CreateVersion7()) })
        {
            await member.Run(new ProveByPassword(password), key);
        }
        var rows = (await site.Database.Read<string>("select session_id || '|' || use_case || '|' || key || '|' || encode(content_mark, 'hex') from kernel.command_key")).Select(r => r.Split('|')).ToArray();
        Assert.Equal(3, rows.Length);
        Assert.Equal(3, rows.Select(r => r[3]).Distinct(StringComparer.Ordinal).Count()); // equal contents are not seen to be equal
        foreach (var row in rows)
        {
            Assert.Equal(64, row[3].Length);
            Assert.All(Guesses(row), g => Assert.NotEqual(row[3], g, StringComparer.OrdinalIgnoreCase));
        }
    }

    /// <summary>What whoever holds the row alone could compute from the right password.</summary>
    private static IEnumerable<string> Guesses(string[] row)
    {
        foreach (var password in new[] { "chigau pasuwado desu", Entry.Password })
        {
            var json = JsonSerializer.SerializeToUtf8Bytes(new ProveByPassword(password), Wire.Json);
            var context = $"kernel.command_key|{Guid.Parse(row[0]):N}|{row[1]}|{Guid.Parse(row[2]):N}";
            byte[] known = Encoding.UTF8.GetBytes(context);
            yield return Convert.ToHexString(SHA256.HashData(json));
            yield return Convert.ToHexString(SHA256.HashData([.. known, .. json]));
            yield return Convert.ToHexString(HMACSHA256.HashData(known, json));
            yield return Convert.ToHexString(HMACSHA256.HashData(HKDF.DeriveKey(HashAlgorithmName.SHA256, new byte[32], 32, info: Encoding.UTF8.GetBytes($"content|{context}")), json));
            yield return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(password)));
        }
    }

    [Fact]
    public async Task A_second_post_is_known_after_the_key_has_a_new_version_and_another_content_is_refused()
    {
        using var keys = new KeyFolderCopy();
        await using var site = await Site.Start(keys);
        var colleagues = await Colleagues.Of(site);
        var key = Guid.CreateVersion7();
        var first = await colleagues.First.Do(new AddStaff("S009", "浜田　次郎", [StaffRole.Clerk]), key);
        keys.PutBack("session.2.key", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        await Task.Delay(500); // a new version is noticed within 200 ms
        Assert.Equal(first, await colleagues.First.Do(new AddStaff("S009", "浜田　次郎", [StaffRole.Clerk]), key));
        Assert.Equal(Refusal.KeyReused, (await colleagues.First.Run(new AddStaff("S009", "浜田　次郎", [StaffRole.System]), key)).Refusal);
        Assert.Equal(1L, await site.Scalar<long>("select count(*) from identity.staff where code = 'S009'"));
    }

    [Fact]
    public async Task A_start_key_is_shown_once_and_kept_nowhere()
    {
        await using var site = await Site.Start();
        var colleagues = await Colleagues.Of(site);
        var act = (await colleagues.First.Do(new AddStaff("S009", "浜田　次郎", [StaffRole.Clerk]), Guid.CreateVersion7())).ActId;
        var key = Guid.CreateVersion7();
        Assert.NotNull((await colleagues.Second.Do(new ConfirmAct(act), key)).StartKey);
        Assert.Equal(["identity.add-staff"], await site.Database.Read<string>("select use_case from kernel.command_key"));
        Assert.False((await colleagues.Second.Run(new ConfirmAct(act), key)).Succeeded);
    }

    [Fact]
    public async Task Of_printed_letters_a_second_post_needs_the_time_alone()
    {
        await using var site = await Site.Start();
        await site.Office(async services =>
        {
            var person = Guid.CreateVersion7();
            await services.GetRequiredService<PersonKeys>().MakeFor([person], null);
            await services.GetRequiredService<INotices>().Post(person, new WelfareMutual.Notifications.Contracts.Letter(
                "members.activation-key", "潮見　花子", ["999-0001"], new Dictionary<string, string>(StringComparer.Ordinal) { ["number"] = "1284-037", ["key"] = "ABCD-EFGH-2345" }), CancellationToken.None);
            return person;
        });
        var (clerk, key) = (await site.Staff(StaffRole.Clerk), Guid.CreateVersion7());
        var printed = await clerk.Do(new PrintLetters(), key);
        Assert.Single(printed.Sheets);
        var again = await clerk.Do(new PrintLetters(), key);
        Assert.Equal((printed.At, 0), (again.At, again.Sheets.Count));
        var row = (await site.Database.Read<string>("select session_id || '|' || use_case || '|' || key || '|' || encode(answer, 'hex') from kernel.command_key"))[0].Split('|');
        var kept = Encoding.UTF8.GetString(site.Office.GetRequiredService<IKeyStore>().OpenUnderSessionKey(
            Convert.FromHexString(row[3]), $"kernel.command_key|{Guid.Parse(row[0]):N}|{row[1]}|{Guid.Parse(row[2]):N}"));
        Assert.Contains("\"sheets\":[]", kept, StringComparison.OrdinalIgnoreCase);
        Assert.Single((await clerk.Do(new PrintLetters(printed.At), Guid.CreateVersion7())).Sheets);
    }

    [Fact]
    public void Every_command_that_hands_out_a_secret_is_answered_once()
    {
        var commands = Host.Composition.Modules.Assemblies.SelectMany(UseCaseShape.In).Where(s => !s.IsQuery && s.Audience is Audience.Portal or Audience.Office).ToArray();
        var secret = commands.Where(c => c.ResultType.GetProperties().Any(p => Secrets.Contains(p.Name, StringComparer.Ordinal) && p.PropertyType != typeof(Guid))).ToArray();
        Assert.True(secret.Length >= 12, $"only {secret.Length} of {commands.Length}");
        Assert.Equal([], secret.Where(c => !c.IsShownOnce).Select(c => c.Name));
    }
}
