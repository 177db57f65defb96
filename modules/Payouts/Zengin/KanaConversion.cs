namespace WelfareMutual.Payouts.Zengin;

/// <summary>Position counts characters of the input from 1.</summary>
internal sealed record IllegalCharacter(int Position, string Character)
{
    public string Text => $"{Position}文字目の「{Character}」は銀行の振込データで使えません。";
}

[Flags]
internal enum KanaChanges
{
    None = 0,
    SmallKana = 1,
    LongVowel = 2,
}

internal sealed record KanaConversion(string Text, IReadOnlyList<IllegalCharacter> Illegal, KanaChanges Changes)
{
    public bool Succeeded => Illegal.Count == 0;

    public int ByteLength => Text.Length;

    public bool Fits(int bytes) => Succeeded && ByteLength <= bytes;
}
