import os

from aiogram import Bot, Dispatcher, F, Router, types
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

dp = Dispatcher()
router = Router()


@dp.message(Command("run"))
async def run(message: types.Message, command: CommandObject):
    os.system("x " + message.text)  # want command-injection
    os.system("x " + command.args)  # want command-injection


@router.callback_query(F.data.startswith("x"))
async def cb(callback: CallbackQuery):
    os.system("x " + callback.data)  # want command-injection
    os.system("x %d" % callback.from_user.id)  # safe: a number


@dp.message_handler(commands=["old"])
async def old(message: types.Message):
    os.system("x " + message.get_args())  # want command-injection


async def late(message: Message):
    os.system("x " + message.text)  # want command-injection


router.message.register(late, Command("late"))
