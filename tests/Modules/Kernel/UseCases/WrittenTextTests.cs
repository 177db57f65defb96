using WelfareMutual.Kernel.UseCases;
using Xunit;

namespace WelfareMutual.Tests.Modules.Kernel.UseCases;

public sealed class WrittenTextTests
{
    private sealed record Party(string Name, IReadOnlyList<string> Words);

    private sealed record Letter(Guid Id, string Title, string? Body, Party? Party, Dictionary<string, string> Answers);

    [Theory]
    [InlineData("髙﨑　桜子"), InlineData("𠮷野家"), InlineData("一行目\r\n二行目\t"), InlineData("葛\uDB40\uDD00飾"), InlineData("👨‍👩‍👧"), InlineData("ｱｲｳ㍻"), InlineData("")]
    public void What_people_write_is_taken(string text) => Assert.Null(WrittenText.Refuse(text));

    [Theory]
    [InlineData("a\u0000b"), InlineData("\u0007"), InlineData("\u001B[2J"), InlineData("\u0085"), InlineData("領収書\u202Efdp.exe"), InlineData("\u2066x\u2069"), InlineData("\uFFFE"), InlineData("\uFDD0"), InlineData("\uD842")]
    public void What_nobody_can_see_is_refused(string text) => Assert.Equal(WrittenText.Unreadable, WrittenText.Refuse(text));

    [Fact]
    public void A_text_has_an_end()
    {
        Assert.Null(WrittenText.Refuse(new string('あ', WrittenText.Longest)));
        Assert.Equal(WrittenText.TooLong, WrittenText.Refuse(new string('あ', WrittenText.Longest + 1)));
    }

    [Fact]
    public void A_part_that_cannot_be_done_without_is_missed_and_a_text_is_left_to_its_rule()
    {
        Assert.Equal(("part-missing", "Answers"), (WrittenText.Refuse(new Letter(Guid.Empty, "題", null, null, null!))!.Code, WrittenText.Refuse(new Letter(Guid.Empty, "題", null, null, null!))!.Field));
        Assert.Equal("part-missing", WrittenText.Refuse(new Party("名", ["語", null!]))!.Code);
        Assert.Null(WrittenText.Refuse(new Letter(Guid.Empty, null!, null, null, [])));
    }

    [Fact]
    public void The_refusal_names_the_field_however_deep_it_lies()
    {
        Letter Of(string title = "題", string? body = null, string name = "名", string word = "語", string answer = "答") =>
            new(Guid.CreateVersion7(), title, body, new(name, ["初め", word]), new() { ["問"] = answer });
        Assert.Null(WrittenText.Refuse(Of()));
        Assert.Equal("Title", WrittenText.Refuse(Of(title: "\u0000"))!.Field);
        Assert.Equal("Body", WrittenText.Refuse(Of(body: "\u0000"))!.Field);
        Assert.Equal("Party.Name", WrittenText.Refuse(Of(name: "\u0000"))!.Field);
        Assert.Equal("Party.Words", WrittenText.Refuse(Of(word: "\u0000"))!.Field);
        Assert.Equal("Answers", WrittenText.Refuse(Of(answer: "\u0000"))!.Field);
    }
}
