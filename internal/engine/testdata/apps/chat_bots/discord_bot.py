import os

import discord
from discord import app_commands
from discord.ext import commands

bot = commands.Bot(command_prefix="!", intents=discord.Intents.all())
client = discord.Client(intents=discord.Intents.default())
tree = app_commands.CommandTree(client)


@bot.command()
async def run(ctx, *, cmd: str):
    os.system("x " + cmd)  # want command-injection


@bot.command(name="n")
async def num(ctx, n: int, who: discord.Member):
    os.system("x %d" % n)  # safe: a number
    os.system("x %d" % who.id)  # safe: a number


@bot.event
async def on_message(message):
    os.system("x " + message.content)  # want command-injection


@tree.command(name="slash")
async def slash(interaction: discord.Interaction, arg: str, n: int):
    os.system("x " + arg)  # want command-injection
    os.system("x %d" % n)  # safe: a number


@bot.slash_command()
async def sl(ctx, arg: str):
    os.system("x " + arg)  # want command-injection


class Cog(commands.Cog):
    @commands.command()
    async def c(self, ctx, arg):
        os.system("x " + arg)  # want command-injection

    @app_commands.command()
    async def ac(self, interaction: discord.Interaction, arg: str):
        os.system("x " + arg)  # want command-injection

    @commands.Cog.listener()
    async def on_message(self, message):
        os.system("x " + message.content)  # want command-injection


class Modal(discord.ui.Modal):
    name = discord.ui.TextInput(label="x")

    async def on_submit(self, interaction):
        os.system("x " + self.name.value)  # want command-injection
